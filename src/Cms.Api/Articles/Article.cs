using System.Text.Json.Serialization;
using Cms.Api.Binding;
using Cms.Api.Search;

namespace Cms.Api.Articles;

/// <summary>Where an article stands in its life. A published one whose time is still to come is scheduled, and not visible yet.</summary>
public enum ArticleStatus
{
    Draft,
    Published,
    Archived,
    Killed,
}

/// <summary>An article as a list shows it: all but its body, unless that is asked for.</summary>
[PartOf(typeof(Article))]
public record ArticleListItem
{
    /// <summary>The article's UUID (version 7).</summary>
    public Guid Id { get; init; }

    /// <summary>The readable part of its address; an old one answers 308 to the new.</summary>
    /// <example>행안부-워크스마트포럼서-민-관-조직혁신-모델-공개</example>
    public required string Slug { get; init; }

    /// <summary>The headline.</summary>
    /// <example>행안부 ‘워크스마트포럼’서 민·관 조직혁신 모델 공개</example>
    public required string Title { get; init; }

    /// <summary>The lines below the headline.</summary>
    /// <example>공공-민간 협력 기반 ‘AI 업무혁신’ 논의</example>
    public string? Subtitle { get; init; }

    /// <summary>A short text for lists and sharing.</summary>
    public string? Summary { get; init; }

    /// <summary>The one category it stands in.</summary>
    public ArticleCategory? Category { get; init; }

    /// <summary>The byline, in order.</summary>
    public required IReadOnlyList<ArticleReporter> Reporters { get; init; }

    /// <example>["AI", "행정안전부"]</example>
    public required string[] Tags { get; init; }

    /// <summary>Where it came from: an outlet, an agency; null when it was written here.</summary>
    /// <example>피앤피뉴스</example>
    public string? Source { get; init; }

    /// <summary>Its id at the source.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The lead byline as printed.</summary>
    /// <example>[피앤피뉴스=마성배 기자]</example>
    public string? Dateline { get; init; }

    /// <summary>The copyright line as printed.</summary>
    /// <example>[저작권자ⓒ 피앤피뉴스. 무단전재-재배포 금지]</example>
    public string? Copyright { get; init; }

    /// <example>published</example>
    public ArticleStatus Status { get; init; }

    /// <summary>Why it was killed; readers are told it with the 410.</summary>
    public string? KillReason { get; init; }

    /// <summary>When readers first see it; a published article always has one.</summary>
    /// <example>2025-12-05T10:55:18+09:00</example>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Counts the writes, from 1; the first part of the ETag.</summary>
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When an import last stored it; null when it was written here.</summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>What had to be put right after it was published, the first one first.</summary>
    public IReadOnlyList<ArticleCorrection> Corrections { get; init; } = [];

    /// <summary>Whether readers see it.</summary>
    internal bool IsPublic => Status == ArticleStatus.Published && PublishedAt <= DateTimeOffset.UtcNow;

    /// <summary>Only in the answer to a search: why it was found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SearchMatch? Match { get; init; }

    /// <summary>Only with <c>include</c>: what was asked for along with it.</summary>
    [NotAField, JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IncludedInArticle? Included { get; init; }
}

/// <summary>An article.</summary>
public sealed record Article : ArticleListItem
{
    /// <summary>Sanitised HTML.</summary>
    /// <example>&lt;p&gt;행정안전부는 12월 5일 포럼을 열었다.&lt;/p&gt;</example>
    [JsonPropertyOrder(1)]
    public required string Body { get; init; }

    /// <summary>The body as plain text, a paragraph between blank lines.</summary>
    /// <example>행정안전부는 12월 5일 포럼을 열었다.</example>
    [JsonPropertyOrder(1)]
    public required string BodyText { get; init; }

    /// <summary>Only in the answer to a write: what the sanitiser took out of the body that was sent.</summary>
    /// <example>["script", "p onclick"]</example>
    [NotAField, JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Removed { get; init; }

    /// <summary>When it last changed, its bylines and category included.</summary>
    internal DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The category, where <see cref="ArticleNames"/> is yet to say what it is called.</summary>
    internal Guid? CategoryId { get; init; }

    /// <summary>The same of the byline, in order.</summary>
    internal Guid[] ReporterIds { get; init; } = [];
}

/// <summary>A reporter as an article names them.</summary>
public sealed record ArticleReporter
{
    public required Guid Id { get; init; }

    /// <example>마성배</example>
    public required string Slug { get; init; }

    /// <example>마성배</example>
    public required string Name { get; init; }

    /// <summary>The first of their addresses.</summary>
    /// <example>gosiweek@gmail.com</example>
    public string? Email { get; init; }

    /// <example>피앤피뉴스</example>
    public string? Outlet { get; init; }
}

/// <summary>A category as an article names it.</summary>
public sealed record ArticleCategory
{
    public required Guid Id { get; init; }

    /// <example>공무원</example>
    public required string Slug { get; init; }

    /// <example>공무원</example>
    public required string Name { get; init; }
}
