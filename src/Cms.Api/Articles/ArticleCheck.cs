namespace Cms.Api.Articles;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Stops publishing.</summary>
    Blocking,
}

/// <summary>Something that an editor should know before an article is published.</summary>
public sealed record ArticleFinding
{
    /// <summary>Its stable name: <c>no-body</c>, <c>no-byline</c>, <c>no-category</c>, <c>resident-number</c>, <c>phone-number</c>, <c>date-without-year</c>, <c>dead-link</c>, <c>duplicate-headline</c> or <c>near-duplicate</c>.</summary>
    /// <example>resident-number</example>
    public required string Code { get; init; }
    public FindingSeverity Severity { get; init; }

    /// <summary>The member it is about.</summary>
    /// <example>body</example>
    public required string Field { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    /// <example>The text has a resident registration number (주민등록번호).</example>
    public required string Message { get; init; }

    /// <summary>The words it was found in; numbers of people are masked.</summary>
    /// <example>900101-1******</example>
    public string? Excerpt { get; init; }

    /// <summary>Another article that it is about.</summary>
    public Guid? ArticleId { get; init; }

    /// <summary>How alike the bodies are, from 0 to 1.</summary>
    public double? Likeness { get; init; }
}

/// <summary>What would stop or worry an editor.</summary>
/// <param name="CanPublish">Nothing blocks.</param>
/// <param name="Findings">The blocking ones first.</param>
public sealed record ArticleCheck(bool CanPublish, IReadOnlyList<ArticleFinding> Findings)
{
    public static ArticleCheck Of(IEnumerable<ArticleFinding> findings) =>
        findings.OrderByDescending(f => f.Severity).ToList() is var ordered ? new(ordered.All(f => f.Severity != FindingSeverity.Blocking), ordered) : null!;
}
