using Cms.Api.Articles;

namespace Cms.Api.Views;

/// <summary>The articles that are read most, as they were ranked at one moment.</summary>
public sealed record MostRead
{
    /// <summary>How far each ranking looks back, to the hour.</summary>
    internal static readonly IReadOnlyDictionary<string, TimeSpan> Spans = new Dictionary<string, TimeSpan>
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["24h"] = TimeSpan.FromHours(24),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
    };

    /// <example>24h</example>
    public required string Window { get; init; }

    /// <summary>When it was ranked; null before the first time.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>The most read first.</summary>
    public required IReadOnlyList<MostReadArticle> Data { get; init; }
}

/// <summary>An article in a ranking.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Views">How often it was read.</param>
/// <param name="Movement">By how many places it has risen since the ranking before, or fallen; null when it wasn't in that.</param>
/// <param name="Article">The article, without its body.</param>
public sealed record MostReadArticle(int Rank, long Views, int? Movement, ArticleListItem Article);
