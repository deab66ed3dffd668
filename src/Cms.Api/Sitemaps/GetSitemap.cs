using System.Globalization;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Sitemaps;

/// <summary>Reads the sitemap of a month.</summary>
/// <remarks>Each published article's address with the time of its last change, the oldest first; at most 10,000. Where a month has more, the index names the others.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetSitemap(SitemapStore sitemaps, Site site) : Endpoint<GetSitemap.Request>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The month in the site's zone.</summary>
        /// <example>2025-12</example>
        public string Month { get; init; } = "";

        /// <summary>The id of the article to begin with, as the index has it.</summary>
        public Guid? From { get; init; }
    }

    public override void Configure()
    {
        Get("/v1/sitemaps/{month}");
        Description(d => d.Produces<string>(200, SitemapXml.MediaType).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var isMonth = DateTime.TryParseExact(request.Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1 and < 9999;
        var entries = isMonth ? await sitemaps.EntriesAsync(new(month, request.From), SitemapStore.PageSize, ct) : [];
        if (entries.Count == 0)
        {
            throw ProblemException.NotFound("sitemap", request.Month);
        }

        var sitemap = SitemapXml.Sitemap(entries.Select(e => (site.AddressOf(HttpContext.Request, e.Slug), e.ChangedAt)));
        await Send.BytesAsync(SitemapXml.ContentType, sitemap, shared: site.WithAddresses(Shared.Articles));
    }
}
