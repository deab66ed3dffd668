using Cms.Api.Categories;
using Cms.Api.Paging;
using Cms.Api.Reporters;
using Cms.Api.Tags;

namespace Cms.Api.Articles;

/// <summary>What narrows a list of articles, and from which index it is then read in its order.</summary>
/// <param name="request">The filters.</param>
/// <param name="sight">What the caller may see.</param>
/// <param name="categories">The ids of a category and all below it, where these are asked for.</param>
sealed class ArticleFilter(ListArticles.Request request, ArticleSight sight, Guid[]? categories)
{
    readonly Guid? categoryId = Guid.TryParse(request.Category, out var id) ? id : null;
    readonly Guid? reporterId = Guid.TryParse(request.Reporter, out var id) ? id : null;

    /// <summary>Of several filters the first decides; the others are conditions.</summary>
    readonly Index index = request switch
    {
        { Q: not null } => Index.None, // a search has its own
        { Tag: not null } when !sight.SeesDrafts => Index.Tag,
        { Reporter: not null } => Index.Reporter,
        { HasComments: true } => Index.Comments,
        _ when categories is { Length: > 0 } && !sight.SeesDrafts => Index.Categories,
        _ => Index.None,
    };

    enum Index
    {
        None,
        Tag,
        Reporter,
        Comments,
        Categories,
    }

    string OfReporter => reporterId is null ? ReporterStore.BySlug : ReporterStore.ById;

    /// <summary>Where a list is read from, and the columns of its order: what holds the articles asked for newest first, with each article as <c>a</c>.</summary>
    public (string From, string Time, string Id) Source => index switch
    {
        Index.Tag => ($"article_tag g JOIN {sight.From} ON a.id = g.article_id", "g.sorted_at", "g.article_id"),
        Index.Reporter => ($"article_reporter b JOIN {sight.From} ON a.id = b.article_id", "b.sorted_at", "b.article_id"),
        Index.Comments => ($"article_comments m JOIN {sight.From} ON a.id = m.article_id", "m.sorted_at", "m.article_id"),
        _ => (sight.From, "a.sorted_at", "a.id"),
    };

    /// <summary>The categories of a subtree, each of which the index has in the list's order; none for any other list.</summary>
    public IEnumerable<ListCondition> Branches => index == Index.Categories ? categories!.Select((category, i) => new ListCondition($"a.category_id = @c{i}", $"c{i}", category)) : [];

    /// <summary>All that is asked for but the time, and <see cref="Branches"/>.</summary>
    public IEnumerable<ListCondition> Conditions()
    {
        if (sight.SeesDrafts)
        {
            yield return new("a.deleted_at IS NULL", null, null);
            if (request.Status is { } status)
            {
                yield return new("a.status = @status", "status", status.ToString().ToLowerInvariant());
            }

            if (sight.Own is { } author)
            {
                yield return new("a.created_by = @author", "author", author);
            }
        }

        if (request.Tag is not null)
        {
            yield return new(index == Index.Tag ? $"g.tag = {TagStore.Present}" : $"a.tags @> ARRAY[{TagStore.Present}]", "tag", request.Tag) { IsIndexed = index == Index.Tag };
        }

        if (categories is not null && index != Index.Categories)
        {
            yield return new("a.category_id = ANY(@categories)", "categories", categories);
        }
        else if (categories is null && request.Category is not null)
        {
            var column = index == Index.Comments ? "m.category_id" : "a.category_id";
            ListCondition condition = categoryId is { } id ? new($"{column} = {CategoryStore.ById}", "categoryId", id) : new($"{column} = {CategoryStore.BySlug}", "category", request.Category);
            yield return condition with { IsIndexed = index == Index.None && !sight.SeesDrafts };
        }

        if (request.Reporter is not null)
        {
            var condition = index == Index.Reporter ? $"b.reporter_id = {OfReporter}" : $"EXISTS (SELECT FROM article_reporter ar WHERE ar.article_id = a.id AND ar.reporter_id = {OfReporter})";
            ListCondition narrower = reporterId is { } id ? new(condition, "reporterId", id) : new(condition, "reporter", request.Reporter);
            yield return narrower with { IsIndexed = index == Index.Reporter };
        }

        if (request.Source is not null)
        {
            yield return new("a.source = @source", "source", request.Source);
        }

        if (request.Outlet is not null)
        {
            yield return new("a.id IN (SELECT ar.article_id FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE r.outlet = @outlet)", "outlet", request.Outlet);
        }

        if (index == Index.Comments)
        {
            yield return new("m.approved > 0", null, null);
        }

        if (request.HasComments is { } hasComments)
        {
            yield return new($"{(hasComments ? "" : "NOT ")}EXISTS (SELECT FROM approved_comment c WHERE c.article_id = a.id)", null, null);
        }
    }

    /// <summary>From when until when.</summary>
    /// <param name="time">The column.</param>
    public IEnumerable<ListCondition> Times(string time)
    {
        if (request.PublishedFrom is { } from)
        {
            yield return new($"{time} >= @publishedFrom", "publishedFrom", from);
        }

        if (request.PublishedAfter is { } after)
        {
            yield return new($"{time} > @publishedAfter", "publishedAfter", after);
        }

        if (request.PublishedUntil is { } until)
        {
            yield return new($"{time} <= @publishedUntil", "publishedUntil", until);
        }

        if (request.PublishedBefore is { } before)
        {
            yield return new($"{time} < @publishedBefore", "publishedBefore", before);
        }
    }

    /// <summary>Whether any of these times may be asked for.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="before">The first that is not of them.</param>
    public bool Touches(DateTimeOffset from, DateTimeOffset before) =>
        !(request.PublishedFrom >= before || request.PublishedAfter >= before || request.PublishedUntil < from || request.PublishedBefore <= from);
}
