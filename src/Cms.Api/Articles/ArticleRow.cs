namespace Cms.Api.Articles;

/// <summary>The columns of an article as they are written.</summary>
sealed record ArticleRow
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string? Subtitle { get; init; }
    public required string Body { get; init; }
    public required string BodyText { get; init; }
    public required string? Summary { get; init; }
    public required Guid? CategoryId { get; init; }
    public required string[] Tags { get; init; }
    public required string? Source { get; init; }
    public required string? ExternalId { get; init; }
    public required string? Dateline { get; init; }
    public required string? Copyright { get; init; }
    public required string Author { get; init; }
    public required int[] Likeness { get; init; }

    /// <param name="id">The article.</param>
    /// <param name="input">What its editor wrote.</param>
    /// <param name="body">Of that the body, sanitised.</param>
    /// <param name="slug">Its address, claimed.</param>
    /// <param name="author">Who writes.</param>
    public static ArticleRow From(Guid id, ArticleInput input, ArticleBody body, string slug, string author) =>
        new()
        {
            Id = id,
            Slug = slug,
            Title = input.Title,
            Subtitle = input.Subtitle,
            Body = body.Html,
            BodyText = body.Text,
            Summary = input.Summary,
            CategoryId = input.Category?.Id,
            Tags = [.. input.Tags],
            Source = input.Source,
            ExternalId = input.ExternalId,
            Dateline = input.Dateline,
            Copyright = input.Copyright,
            Author = author,
            Likeness = BodyLikeness.BandsOf(body.Text),
        };
}
