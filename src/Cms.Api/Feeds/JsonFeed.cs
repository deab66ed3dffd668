using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Articles;
using Cms.Api.Formats;
using Cms.Api.Json;

namespace Cms.Api.Feeds;

/// <summary>A feed as JSON Feed 1.1 has it (jsonfeed.org).</summary>
public sealed record JsonFeed
{
    public const string MediaType = "application/feed+json";

    /// <example>https://jsonfeed.org/version/1.1</example>
    public required string Version { get; init; }
    public required string Title { get; init; }

    /// <summary>Where readers begin.</summary>
    [JsonPropertyName("home_page_url")]
    public required string HomePageUrl { get; init; }

    /// <summary>Where this feed is read.</summary>
    [JsonPropertyName("feed_url")]
    public required string FeedUrl { get; init; }

    /// <example>ko</example>
    public required string Language { get; init; }
    public required IReadOnlyList<JsonFeedName> Authors { get; init; }
    public required IReadOnlyList<JsonFeedItem> Items { get; init; }

    internal static byte[] Write(ArticleFeed feed) => JsonSerializer.SerializeToUtf8Bytes(new JsonFeed
    {
        Version = "https://jsonfeed.org/version/1.1",
        Title = feed.Title,
        HomePageUrl = feed.Home,
        FeedUrl = feed.Self,
        Language = Site.Language,
        Authors = [new() { Name = feed.Publisher, Url = feed.Home }],
        Items = [.. feed.Entries.Select(e => JsonFeedItem.Of(e.Article, e.Address))],
    }, CmsJson.Options);
}

/// <summary>An article in a JSON Feed.</summary>
public sealed record JsonFeedItem
{
    /// <summary>The article's UUID as a URN.</summary>
    /// <example>urn:uuid:01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60</example>
    public required string Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }

    /// <summary>The body, and behind it the corrections.</summary>
    [JsonPropertyName("content_html")]
    public required string ContentHtml { get; init; }

    /// <summary>The summary, else the subtitle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    [JsonPropertyName("date_published")]
    public required DateTimeOffset DatePublished { get; init; }

    [JsonPropertyName("date_modified")]
    public required DateTimeOffset DateModified { get; init; }

    /// <summary>The byline; left out where nobody is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JsonFeedName>? Authors { get; init; }

    /// <summary>The category and the tags.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    internal static JsonFeedItem Of(Article article, string address) => new()
    {
        Id = ArticleFeed.IdOf(article),
        Url = address,
        Title = article.Title,
        ContentHtml = ArticleWords.BodyWithCorrections(article),
        Summary = ArticleFeed.SummaryOf(article),
        DatePublished = article.PublishedAt!.Value,
        DateModified = ArticleWords.ChangedAt(article),
        Authors = article.Reporters.Count == 0 ? null : [.. article.Reporters.Select(r => new JsonFeedName { Name = r.Name })],
        Tags = [.. new[] { article.Category?.Name }.OfType<string>().Concat(article.Tags).Distinct()],
    };
}

/// <summary>Who wrote something in a JSON Feed.</summary>
public sealed record JsonFeedName
{
    /// <example>마성배</example>
    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
