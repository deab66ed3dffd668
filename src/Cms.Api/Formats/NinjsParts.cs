using System.Text.Json.Serialization;
using Cms.Api.Articles;

namespace Cms.Api.Formats;

/// <summary>The words that tell one part of a ninjs item from another; the standard leaves them to its users.</summary>
static class NinjsRoles
{
    public const string Article = "text";
    public const string Usable = "usable";
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Headline = "headline";
    public const string Subheadline = "subheadline";
    public const string Summary = "summary";
    public const string Dateline = "dateline";
    public const string Category = "category";
    public const string Author = "author";
    public const string Email = "email";
}

/// <summary>A headline or description.</summary>
public sealed record NinjsText
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentType { get; init; }

    public string Value { get; init; } = "";
}

/// <summary>A body.</summary>
public sealed record NinjsBody
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary><c>text/html</c> or <c>text/plain</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CharCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WordCount { get; init; }

    public string Value { get; init; } = "";
}

/// <summary>Somebody who wrote the item, or whom it is about.</summary>
public sealed record NinjsPerson
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary><c>author</c> of who wrote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rel { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Uri { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Literal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsContact>? ContactInfo { get; init; }

    internal static NinjsPerson Of(ArticleReporter reporter) => new()
    {
        Name = reporter.Name,
        Rel = NinjsRoles.Author,
        Uri = $"urn:uuid:{reporter.Id}",
        ContactInfo = reporter.Email is { } email ? [new() { Type = NinjsRoles.Email, Value = email }] : null,
    };
}

/// <summary>How somebody is reached.</summary>
public sealed record NinjsContact
{
    /// <summary>The way: <c>email</c>, <c>phone</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Lang { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NinjsAddress? Address { get; init; }
}

/// <summary>A postal address.</summary>
public sealed record NinjsAddress
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Lines { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Locality { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Area { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PostalCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Country { get; init; }
}

/// <summary>What the item is about.</summary>
public sealed record NinjsSubject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary><c>category</c> of the category; of a tag nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rel { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Uri { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Literal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Creator { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Relevance { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Confidence { get; init; }
}

/// <summary>Who originated or supplied the item.</summary>
public sealed record NinjsSource
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Uri { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Literal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsContact>? ContactInfo { get; init; }
}

/// <summary>Another id of the item.</summary>
public sealed record NinjsAltId
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }
}

/// <summary>The standard and version that the item keeps.</summary>
public sealed record NinjsStandard
{
    /// <example>ninjs</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <example>3.1</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Schema { get; init; }
}

/// <summary>The members of ninjs that an article has no place for: an import leaves them out, and says so.</summary>
sealed record NinjsRest(
    object Profile, object Urgency, object UsageTerms, object EdNote, object Organisations, object Places, object Events, object EventDetails, object PlannedCoverage, object Objects,
    object Renditions, object Associations, object TrustIndicators, object Genres, object Expires, object RightsInfo, object DigitalSourceType);
