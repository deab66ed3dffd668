using System.Text;
using System.Text.RegularExpressions;
using Cms.Api.Problems;
using FluentValidation;

namespace Cms.Api.Text;

/// <summary>The readable part of an address: letters and digits of any script, Hangul kept, words joined by hyphens.</summary>
static partial class Slug
{
    public const int MaxLength = 80;
    const string Explanation = "A slug is letters and digits joined by single hyphens.";

    /// <summary>Words without ASCII's signs and spaces, joined by single hyphens: what every regular expression dialect can say of the rule.</summary>
    const string Pattern = @"^[^\s!-/:-@\[-`{-~]+(-[^\s!-/:-@\[-`{-~]+)*$";

    /// <summary>Words that stand, or are to stand, where a slug does in an address.</summary>
    static readonly HashSet<string> Reserved =
        ["latest", "most-read", "bulk", "search", "new", "feed", "drafts", "trash", "suggest", "import", "export", "count", "me", "near", "queue", "tree"];

    /// <param name="text">A title or name.</param>
    /// <param name="id">Stands in where no letter is left, or where the slug would be a reserved word or read as an id.</param>
    public static string From(string text, Guid id)
    {
        var slug = new StringBuilder();
        foreach (var word in Words().Matches(text.Normalize(NormalizationForm.FormC).ToLowerInvariant()).Select(m => m.Value))
        {
            if (slug.Length + word.Length + 1 > MaxLength)
            {
                if (slug.Length == 0)
                {
                    slug.Append(Cut(word, MaxLength));
                }

                break;
            }

            slug.Append(slug.Length == 0 ? "" : "-").Append(word);
        }

        return slug.Length == 0 ? Suffix(id) : IsAddress(slug.ToString()) ? WithSuffix(slug.ToString(), id) : slug.ToString();
    }

    /// <summary>The slug with a short, random part of the id behind it, for where it is taken.</summary>
    public static string WithSuffix(string slug, Guid id) => $"{Cut(slug, MaxLength - 9).TrimEnd('-')}-{Suffix(id)}";

    /// <summary>The rules of a slug that a caller chooses.</summary>
    public static IRuleBuilderOptions<T, string?> IsSlug<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(MaxLength)
        .Matches(Pattern).WithMessage(Explanation)
        .Must(slug => slug is null || slug.Split('-').All(IsWord)).WithErrorCode(FieldCode.Pattern).WithMessage(Explanation)
        .Must(slug => slug is null || !IsAddress(slug)).WithErrorCode(FieldCode.Reserved).WithMessage("This word, or an id, can't be a slug.");

    static bool IsAddress(string slug) => Reserved.Contains(slug) || Guid.TryParse(slug, out _);

    static bool IsWord(string text) => Words().Match(text).Length == text.Length;

    /// <summary>The last eight digits of a UUIDv7 are random; the first are a time.</summary>
    static string Suffix(Guid id) => id.ToString("N")[^8..];

    static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
