using System.Reflection;
using System.Text.RegularExpressions;

namespace Cms.Import.Tests;

public sealed partial class NoticeCodesTests
{
    static readonly string[] Codes =
        [.. typeof(NoticeCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void Codes_are_kebab_case_and_unique()
    {
        Assert.All(Codes, code => Assert.Matches(Kebab(), code));
        Assert.Equal(Codes.Length, Codes.Distinct().Count());
    }

    [Fact]
    public void Every_notice_of_every_page_has_a_listed_code()
    {
        foreach (var page in Directory.GetFiles(Seed.Folder("Pages")))
        {
            var result = NewsPageReader.Read(File.ReadAllBytes(page));
            Assert.All(result.Warnings, w => Assert.Contains(w.Code, Codes));
            Assert.True(result.Error is null || Codes.Contains(result.Error.Code));
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Kebab();
}
