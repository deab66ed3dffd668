using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using Cms.Api.Articles;
using Cms.Api.Problems;

namespace Cms.Api.Http;

/// <summary>
/// Strong entity tags (RFC 9110, 8.8.3): <c>"VERSION-DIGEST"</c> for an article, <c>"DIGEST"</c> for all else. The digest is of the
/// bytes answered, so that a renamed reporter changes it too; the version alone decides whether a write is stale.
/// </summary>
static class EntityTag
{
    public static string Of(ReadOnlySpan<byte> body, int? version)
    {
        Span<byte> hash = stackalloc byte[16];
        XxHash128.Hash(body, hash); // it tells states apart, and keeps no secret
        var digest = Base64Url.EncodeToString(hash[..12]);
        return version is null ? $"\"{digest}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{version}-{digest}\"");
    }

    /// <summary>Whether <c>If-None-Match</c> names this tag; the comparison is the weak one (RFC 9110, 13.1.2).</summary>
    public static bool Matches(string? ifNoneMatch, string tag) =>
        ifNoneMatch is not null && Split(ifNoneMatch).Any(t => t is "*" || (t.StartsWith("W/", StringComparison.Ordinal) ? t[2..] : t) == tag);

    /// <summary>The versions that <c>If-Match</c> accepts; null for <c>*</c>, which accepts any.</summary>
    /// <exception cref="ProblemException">428 without the header, 400 when it is no list of entity tags.</exception>
    public static int[]? RequiredVersions(string? ifMatch)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
        {
            throw new ProblemException(ProblemCode.VersionRequired, "Send the ETag you read in If-Match, so that nobody's edit is overwritten unseen.",
                FieldError.Of("If-Match", FieldCode.Required, "If-Match is the ETag of the article as you read it."));
        }

        return ifMatch.Trim() == "*" ? null : [.. Split(ifMatch).Select(VersionOf).OfType<int>()];
    }

    /// <summary>412 that names the version there is now, and who made it when; and, where the version it was based on is kept, what each has changed since.</summary>
    public static ProblemException Stale(int version, string author, DateTimeOffset time, int? basedOn = null, IReadOnlyList<FieldDifference>? differences = null) =>
        new(ProblemCode.VersionStale, $"It is at version {version} now, by {author}; read it again and repeat your change on that.",
            FieldError.Of("If-Match", FieldCode.OutOfRange, $"If-Match must name version {version}."))
        {
            Extensions = new()
            {
                ["currentVersion"] = version,
                ["updatedBy"] = author,
                ["updatedAt"] = time,
                ["baseVersion"] = basedOn,
                ["merges"] = differences?.All(d => d.Merges) ?? false,
                ["differences"] = differences ?? [],
            },
        };

    /// <summary>A weak tag never matches here (RFC 9110, 13.1.1), nor does the tag of something without a version.</summary>
    static int? VersionOf(string tag)
    {
        var text = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        if (text is not ['"', .., '"'])
        {
            throw ProblemException.Invalid(FieldError.Of("If-Match", FieldCode.Pattern, "If-Match is a list of entity tags in double quotes, like \"3-q1w2e3r4\"."));
        }

        return text == tag && int.TryParse(text[1..^1].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    static IEnumerable<string> Split(string header) => header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
