using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Formats;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Sitemaps;

/// <summary>Reads the sitemap for Google News.</summary>
/// <remarks>What was published in the last two days, newest first, at most 1,000. Its publication is named by the setting <c>Cms:SiteName</c>, which must be the name that Google News knows.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetNewsSitemap(SitemapStore sitemaps, Site site) : Endpoint<GetNewsSitemap.Request>
{
    public sealed record Request : ConditionalRead;

    public override void Configure()
    {
        Get("/v1/sitemaps/news");
        Description(d => d.Produces<string>(200, SitemapXml.MediaType));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var news = await sitemaps.NewsAsync(ct);
        var sitemap = SitemapXml.NewsSitemap(site.Name, news.Select(n => (site.AddressOf(HttpContext.Request, n.Slug), n)));
        await Send.BytesAsync(SitemapXml.ContentType, sitemap, shared: site.WithAddresses(Shared.Articles));
    }
}
