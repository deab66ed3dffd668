using System.Text;
using System.Text.RegularExpressions;

namespace Cms.Api.Articles;

/// <summary>What the words of an article themselves tell an editor to look at.</summary>
static partial class TextFindings
{
    public static IEnumerable<ArticleFinding> Of(Article article)
    {
        if (article.BodyText.Length == 0)
        {
            yield return Warning("no-body", "body", "The article has no body.");
        }

        if (article.Reporters.Count == 0)
        {
            yield return Warning("no-byline", "reporters", "The article names no reporter.");
        }

        if (article.Category is null)
        {
            yield return Warning("no-category", "category", "The article stands in no category.");
        }

        foreach (var (field, text) in new[] { ("title", article.Title), ("subtitle", article.Subtitle), ("summary", article.Summary), ("body", article.BodyText) })
        {
            foreach (var finding in text is null ? [] : InText(field, text.Normalize(NormalizationForm.FormKC)))
            {
                yield return finding;
            }
        }
    }

    static IEnumerable<ArticleFinding> InText(string field, string text)
    {
        if (ResidentNumbers().Matches(text).FirstOrDefault(m => m.Groups["mark"].Length > 0 || HasChecksum(m)) is { } resident)
        {
            yield return new()
            {
                Code = "resident-number",
                Severity = FindingSeverity.Blocking,
                Field = field,
                Message = "The text has a resident registration number (주민등록번호), which must not be published (개인정보 보호법, article 24-2).",
                Excerpt = $"{resident.Groups["birth"].Value}-{resident.Groups["sex"].Value}******",
            };
        }

        if (PhoneNumbers().Match(text) is { Success: true } phone)
        {
            yield return Warning("phone-number", field, "The text has a telephone number.", phone.Value[..^4] + "****");
        }

        if (Dates().Match(text) is { Success: true } date)
        {
            yield return Warning("date-without-year", field, "The text has a date without a year, which an archive won't tell.", date.Value);
        }
    }

    static ArticleFinding Warning(string code, string field, string message, string? excerpt = null) => new() { Code = code, Field = field, Message = message, Excerpt = excerpt };

    /// <summary>Thirteen digits on end may be anything: only those whose last one fits are taken for a resident number (given out until October 2020).</summary>
    static bool HasChecksum(Match number)
    {
        int[] weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        var digits = number.Value.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        return (11 - weights.Zip(digits, (w, d) => w * d).Sum() % 11) % 10 == digits[12];
    }

    /// <summary>Birth as YYMMDD, a mark, and seven digits of which the first tells century and sex.</summary>
    [GeneratedRegex(@"(?<![\d-])(?<birth>\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?<mark>\s?[-–—]\s?)?(?<sex>[1-8])\d{6}(?![\d-])")]
    private static partial Regex ResidentNumbers();

    /// <summary>A mobile's, or one with an area code.</summary>
    [GeneratedRegex(@"(?<![\d-])(01[016789][-. ]?\d{3,4}[-. ]?\d{4}|0(2|[3-6]\d|70)[-.) ]\s?\d{3,4}[-. ]\d{4})(?![\d-])")]
    private static partial Regex PhoneNumbers();

    /// <summary>A month and a day with neither a year before them nor a word that stands for one.</summary>
    [GeneratedRegex(@"(?<!년\s?)(?<!(지난해|작년|올해|내년|이듬해|같은 해|지난|오는)\s?)(?<!\d)(1[0-2]|0?[1-9])월\s?(3[01]|[12]\d|0?[1-9])일(?!보)")]
    private static partial Regex Dates();
}
