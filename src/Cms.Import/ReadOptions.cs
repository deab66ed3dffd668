namespace Cms.Import;

/// <summary>What the caller knows of a page beside its bytes.</summary>
public sealed record ReadOptions
{
    /// <summary>The content type, with or without parameters. <c>text/html</c> says that it is HTML; else the page's beginning tells.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset that HTTP named. The bytes outrank it, since servers name wrong ones.</summary>
    public string? Charset { get; init; }

    /// <summary>The headline, when the caller knows it: it outranks the page's, and a page without one is no refusal.</summary>
    public string? Title { get; init; }
}
