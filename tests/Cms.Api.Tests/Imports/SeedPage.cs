using System.Runtime.CompilerServices;
using System.Text;

namespace Cms.Api.Tests.Imports;

/// <summary>The page of seeds/, and pages like it that no other test has.</summary>
static class SeedPage
{
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "../../../seeds/psnews-2025-12-05-worksmart-forum.txt"));

    /// <summary>The bytes of the page.</summary>
    public static byte[] Bytes => File.ReadAllBytes(Path);

    /// <summary>The page with another headline and reporter.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="reporter">Two to four syllables.</param>
    public static string Like(string title, string reporter = "마성배") => Encoding.UTF8.GetString(Bytes)
        .Replace("행안부 ‘워크스마트포럼’서 민·관 조직혁신 모델 공개...“AI 시대, 공공조직도 다시 설계한다”", title, StringComparison.Ordinal)
        .Replace("마성배", reporter, StringComparison.Ordinal);

    static string Here([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;
}
