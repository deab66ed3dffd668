using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Categories;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using Cms.Api.Reporters;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cms.Api.Feeds;

/// <summary>What feed readers understand.</summary>
public enum FeedFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}

/// <summary>Reads the newest articles as a feed.</summary>
/// <remarks>
/// <c>/v1/feeds/rss</c>, <c>/v1/feeds/atom</c> or <c>/v1/feeds/json</c>: of the whole site, or as the filters say, which are those of the list of articles. Each article is there
/// whole, with its corrections, and keeps its id for ever. Links lead to the newspaper's site where <c>Cms:SiteUrl</c> names it.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class GetFeed(ArticleStore articles, CategoryStore categories, ReporterStore reporters, Site site) : Endpoint<GetFeed.Request>
{
    const int DefaultLimit = 20;

    public sealed record Request : ConditionalRead
    {
        /// <summary>What the feed is written in.</summary>
        public FeedFormat? Format { get; init; }

        /// <summary>The most articles, which are whole ones.</summary>
        public int Limit { get; init; } = DefaultLimit;

        /// <summary>Only articles of this category, by an id or slug that it has or had.</summary>
        public string? Category { get; init; }

        /// <summary>With <c>category</c>: of those below it too.</summary>
        public bool? Subtree { get; init; }

        /// <summary>Only articles that name this reporter, by an id or slug that they have or had.</summary>
        public string? Reporter { get; init; }

        /// <summary>Only articles with this tag, by a name that it has or had.</summary>
        public string? Tag { get; init => field = CmsText.Line(value); }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, 50);
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Subtree).Null().When(r => r.Category is null).WithMessage("'subtree' needs a 'category'.");
            RuleFor(r => r.Reporter).MaximumLength(80);
            RuleFor(r => r.Tag).MaximumLength(50);
        }
    }

    public override void Configure()
    {
        Get("/v1/feeds/{format}");
        Description(d => d.Produces<string>(200, SyndicationFeeds.Rss).ProducesProblems(404).WithMetadata(new AlsoSends(SyndicationFeeds.Atom), new AlsoSends(JsonFeed.MediaType, typeof(JsonFeed))));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var list = new ListArticles.Request { Limit = request.Limit, Category = request.Category, Subtree = request.Subtree, Reporter = request.Reporter, Tag = request.Tag };
        var page = await articles.ListWholeAsync(list, ArticleSight.Published, ct);
        var feed = new ArticleFeed
        {
            Title = await TitleAsync(request, ct),
            Publisher = site.Name,
            Home = site.HomeOf(HttpContext.Request),
            Self = site.OwnOf(HttpContext.Request, HttpContext.Request.Path.ToUriComponent() + QueryOf(request)),
            Entries = [.. page.Data.Select(a => (a, site.AddressOf(HttpContext.Request, a.Slug)))],
        };
        var (mediaType, body) = request.Format switch
        {
            FeedFormat.Json => (JsonFeed.MediaType, JsonFeed.Write(feed)),
            FeedFormat.Atom => (SyndicationFeeds.Atom + "; charset=utf-8", SyndicationFeeds.WriteAtom(feed)),
            _ => (SyndicationFeeds.Rss + "; charset=utf-8", SyndicationFeeds.WriteRss(feed)),
        };
        await Send.BytesAsync(mediaType, body, shared: site.WithOwnAddresses(Shared.Articles));
    }

    /// <summary>The site's name and what narrows the feed, by the names that it has today.</summary>
    async Task<string> TitleAsync(Request request, CancellationToken ct)
    {
        string?[] parts =
        [
            site.Name,
            request.Category is { } category ? (await categories.FindAsync(category, ct))?.Name ?? category : null,
            request.Reporter is { } reporter ? (await reporters.FindAsync(reporter, ct))?.Name ?? reporter : null,
            request.Tag is { } tag ? "#" + tag : null,
        ];
        return string.Join(" - ", parts.OfType<string>());
    }

    /// <summary>One address for each feed, in whatever order it was asked for.</summary>
    static string QueryOf(Request request)
    {
        var query = new QueryBuilder();
        Add("category", request.Category);
        Add("subtree", request.Subtree is true ? "true" : null);
        Add("reporter", request.Reporter);
        Add("tag", request.Tag);
        Add("limit", request.Limit == DefaultLimit ? null : $"{request.Limit}");
        return query.ToQueryString().ToUriComponent();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }
}
