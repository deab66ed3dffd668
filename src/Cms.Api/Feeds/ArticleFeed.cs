using Cms.Api.Articles;
using Cms.Api.Formats;

namespace Cms.Api.Feeds;

/// <summary>The newest articles, before they are written as one feed or another.</summary>
sealed record ArticleFeed
{
    public required string Title { get; init; }

    /// <summary>The newspaper.</summary>
    public required string Publisher { get; init; }

    /// <summary>Where its readers begin.</summary>
    public required string Home { get; init; }

    /// <summary>Where the feed is read, by which it is known.</summary>
    public required string Self { get; init; }

    /// <summary>Each article, and where readers find it.</summary>
    public required IReadOnlyList<(Article Article, string Address)> Entries { get; init; }

    /// <summary>When anything in it was last changed; an empty one never was.</summary>
    public DateTimeOffset ChangedAt => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(e => ArticleWords.ChangedAt(e.Article));

    /// <summary>An article's id in every feed, for ever.</summary>
    public static string IdOf(Article article) => $"urn:uuid:{article.Id}";

    /// <summary>What stands for the article where it isn't shown whole.</summary>
    public static string? SummaryOf(Article article) => article.Summary ?? article.Subtitle;
}
