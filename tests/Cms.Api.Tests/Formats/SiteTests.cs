using Cms.Api.Caching;
using Cms.Api.Database;
using Cms.Api.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Cms.Api.Tests.Formats;

public sealed class SiteTests
{
    [Fact]
    public void Links_lead_to_the_newspapers_own_site_where_it_is_named()
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new("cms.example:8080"));
        var site = SiteOf("https://www.example.com/paper/", "한빛일보");
        var alone = SiteOf(null, null, "https://cms.example.com");

        Assert.Equal(("한빛일보", "https://www.example.com/paper/"), (site.Name, site.HomeOf(request)));
        Assert.Equal("https://www.example.com/paper/articles/%ED%95%9C%EB%B9%9B", site.AddressOf(request, "한빛"));
        Assert.Equal("www.example.com", SiteOf("https://www.example.com", null).Name);
        Assert.Equal("http://cms.example:8080/v1/articles/%ED%95%9C%EB%B9%9B", SiteOf(null, null).AddressOf(request, "한빛"));
        Assert.Equal(("http://cms.example:8080/v1/feeds/rss", "https://cms.example.com/v1/feeds/rss"), (site.OwnOf(request, "/v1/feeds/rss"), alone.OwnOf(request, "/v1/feeds/rss")));

        // Memory may keep only what every caller is answered alike, whatever Host they name.
        Assert.Equal((null, null), (SiteOf(null, null).WithAddresses(Shared.Articles), SiteOf(null, null).WithOwnAddresses(Shared.Articles)));
        Assert.Equal((Shared.Articles, null), (site.WithAddresses(Shared.Articles), site.WithOwnAddresses(Shared.Articles)));
        Assert.Equal((Shared.Articles, Shared.Articles), (alone.WithAddresses(Shared.Articles), alone.WithOwnAddresses(Shared.Articles)));
    }

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("https://example.com/?a=b")]
    public void An_address_that_is_none_is_told_at_the_start(string url) => Assert.Throws<StartException>(() => SiteOf(url, null));

    static Site SiteOf(string? url, string? name, string? apiUrl = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Cms:SiteUrl"] = url, ["Cms:SiteName"] = name, ["Cms:ApiUrl"] = apiUrl }).Build());
}
