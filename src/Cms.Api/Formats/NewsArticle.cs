using System.Text.Json.Serialization;
using Cms.Api.Articles;

namespace Cms.Api.Formats;

/// <summary>An article as linked data: a <c>NewsArticle</c> of schema.org.</summary>
public sealed record NewsArticle
{
    public const string MediaType = "application/ld+json";

    /// <example>https://schema.org</example>
    [JsonPropertyName("@context")]
    public required string Context { get; init; }

    /// <example>NewsArticle</example>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>The article's UUID as a URN.</summary>
    /// <example>urn:uuid:01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60</example>
    [JsonPropertyName("@id")]
    public required string Id { get; init; }

    /// <summary>Where readers find it.</summary>
    public required string Url { get; init; }

    /// <summary>The same: it is what that page is about.</summary>
    public required string MainEntityOfPage { get; init; }
    public required string Headline { get; init; }

    /// <summary>The subtitle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AlternativeHeadline { get; init; }

    /// <summary>The summary.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>The body as plain text.</summary>
    public required string ArticleBody { get; init; }

    /// <summary>The category's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArticleSection { get; init; }

    /// <summary>The tags.</summary>
    public required string[] Keywords { get; init; }

    /// <example>ko</example>
    public required string InLanguage { get; init; }

    /// <summary>The byline; the newspaper itself where nobody is named.</summary>
    public required IReadOnlyList<LinkedName> Author { get; init; }
    public required LinkedOutlet Publisher { get; init; }
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>Left out of what isn't published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DatePublished { get; init; }
    public required DateTimeOffset DateModified { get; init; }

    /// <summary>The lead byline as printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dateline { get; init; }

    /// <summary>The copyright line as printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CopyrightNotice { get; init; }

    /// <summary>The article's version.</summary>
    public required int Version { get; init; }

    /// <summary>What had to be put right; left out where nothing had.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LinkedCorrection>? Correction { get; init; }

    /// <param name="article">The article.</param>
    /// <param name="address">Where readers find it.</param>
    /// <param name="site">The newspaper.</param>
    /// <param name="home">Where its readers begin.</param>
    internal static NewsArticle Of(Article article, string address, Site site, string home)
    {
        var publisher = new LinkedOutlet { Type = LinkedOutlet.Newspaper, Name = site.Name, Url = home };
        return new()
        {
            Context = "https://schema.org",
            Type = "NewsArticle",
            Id = $"urn:uuid:{article.Id}",
            Url = address,
            MainEntityOfPage = address,
            Headline = article.Title,
            AlternativeHeadline = article.Subtitle,
            Description = article.Summary,
            ArticleBody = article.BodyText,
            ArticleSection = article.Category?.Name,
            Keywords = article.Tags,
            InLanguage = Site.Language,
            Author = article.Reporters.Count == 0 ? [new() { Type = publisher.Type, Name = publisher.Name }] : [.. article.Reporters.Select(LinkedName.Of)],
            Publisher = publisher,
            DateCreated = article.CreatedAt,
            DatePublished = article.PublishedAt,
            DateModified = ArticleWords.ChangedAt(article),
            Dateline = article.Dateline,
            CopyrightNotice = article.Copyright,
            Version = article.Version,
            Correction = article.Corrections.Count == 0 ? null : [.. article.Corrections.Select(LinkedCorrection.Of)],
        };
    }
}

/// <summary>A newspaper as linked data.</summary>
public sealed record LinkedOutlet
{
    public const string Newspaper = "NewsMediaOrganization";

    /// <example>NewsMediaOrganization</example>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <example>피앤피뉴스</example>
    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}

/// <summary>Who wrote an article, as linked data.</summary>
public sealed record LinkedName
{
    /// <summary><c>Person</c> or <c>NewsMediaOrganization</c>.</summary>
    /// <example>Person</example>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <example>마성배</example>
    public required string Name { get; init; }

    /// <example>gosiweek@gmail.com</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>Of a person: the outlet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkedOutlet? WorksFor { get; init; }

    internal static LinkedName Of(ArticleReporter reporter) => new()
    {
        Type = "Person",
        Name = reporter.Name,
        Email = reporter.Email,
        WorksFor = reporter.Outlet is { } outlet ? new() { Type = LinkedOutlet.Newspaper, Name = outlet } : null,
    };
}

/// <summary>A correction as linked data: a <c>CorrectionComment</c> of schema.org.</summary>
public sealed record LinkedCorrection
{
    /// <example>CorrectionComment</example>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>정정보도, 반론보도 or 추후보도.</summary>
    /// <example>정정보도</example>
    public required string Headline { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset DatePublished { get; init; }

    internal static LinkedCorrection Of(ArticleCorrection correction) =>
        new() { Type = "CorrectionComment", Headline = ArticleWords.Heading(correction.Kind), Text = correction.Note, DatePublished = correction.DatedAt };
}
