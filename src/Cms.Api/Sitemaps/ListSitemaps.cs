using System.Globalization;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Formats;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Sitemaps;

/// <summary>Reads the index of all sitemaps.</summary>
/// <remarks>As sitemaps.org has it: a sitemap for each month, and more where a month has more than 10,000 articles. Name it in the robots.txt of the newspaper's site, or serve it there.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListSitemaps(SitemapStore sitemaps, Site site) : Endpoint<ListSitemaps.Request>
{
    public sealed record Request : ConditionalRead;

    public override void Configure()
    {
        Get("/v1/sitemaps");
        Description(d => d.Produces<string>(200, SitemapXml.MediaType));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var pages = await sitemaps.PagesAsync(SitemapStore.PageSize, ct);
        await Send.BytesAsync(SitemapXml.ContentType, SitemapXml.Index(pages.Select(p => site.OwnOf(HttpContext.Request, PathOf(p)))), shared: site.WithOwnAddresses(Shared.Articles));
    }

    static string PathOf(SitemapPage page) => string.Create(CultureInfo.InvariantCulture, $"/v1/sitemaps/{page.Month:yyyy-MM}{(page.From is { } id ? $"?from={id}" : "")}");
}
