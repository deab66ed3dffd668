using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cms.Api.Sitemaps;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Formats;
using Npgsql;

namespace Cms.Api.Tests.Sitemaps;

/// <summary>Months long ago, each a test's own.</summary>
[Collection(ApiCollection.Name)]
public sealed class SitemapTests(Api api)
{
    static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public async Task The_index_leads_to_a_months_sitemap_and_that_to_its_articles()
    {
        var article = await PublishAtAsync("1987-03-01T00:00:00+09:00");
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고") });
        var index = await XmlAsync("/v1/sitemaps");
        Assert.Equal(Map + "sitemapindex", index.Name);
        var month = Assert.Single(index.Elements(Map + "sitemap").Select(s => s.Element(Map + "loc")!.Value), l => l.EndsWith("/1987-03", StringComparison.Ordinal));

        var sitemap = await XmlAsync(new Uri(month).PathAndQuery);
        Assert.Equal(Map + "urlset", sitemap.Name);
        var url = Assert.Single(sitemap.Elements(Map + "url"));
        Assert.Equal($"{api.Address}v1/articles/{Uri.EscapeDataString((string)article["slug"]!)}", url.Element(Map + "loc")!.Value);
        Assert.Equal((string?)article["updatedAt"], url.Element(Map + "lastmod")!.Value);

        var answer = await api.Reader.GetAsync("/v1/sitemaps/1987-03");
        Assert.Equal("application/xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await api.Reader.GetAsAsync("/v1/sitemaps/1987-03", null, answer.Headers.ETag!.Tag)).StatusCode);
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/archive", ifMatch: "*")).JsonAsync();
        await (await api.Reader.GetAsync("/v1/sitemaps/1987-03")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.DoesNotContain((string)draft["slug"]!, string.Concat((await XmlAsync("/v1/sitemaps")).DescendantNodes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_with_more_than_a_sitemap_holds_has_several()
    {
        List<string> slugs = [];
        for (var day = 1; day <= 5; day++)
        {
            slugs.Add((string)(await PublishAtAsync($"1988-05-{(day < 4 ? day : 3):00}T09:00:00+09:00"))["slug"]!); // three at the same moment
        }

        await PublishAtAsync("1988-04-30T23:59:59+09:00");
        await PublishAtAsync("1988-06-01T00:00:00+09:00");
        await using var db = NpgsqlDataSource.Create(api.ConnectionString);
        var store = new SitemapStore(db);
        var pages = (await store.PagesAsync(2, default)).Where(p => p.Month == new DateTime(1988, 5, 1)).ToList();
        Assert.Equal(3, pages.Count);
        Assert.Null(pages[0].From);

        List<string> listed = [];
        foreach (var page in pages)
        {
            var entries = await store.EntriesAsync(page, 2, default);
            Assert.InRange(entries.Count, 1, 2);
            listed.AddRange(entries.Select(e => e.Slug));
        }

        Assert.Equal(slugs.Order(), listed.Order());
        var rest = await XmlAsync($"/v1/sitemaps/1988-05?from={pages[1].From}");
        Assert.Equal(3, rest.Elements().Count());
        Assert.InRange(SitemapStore.PageSize, 1, 50_000);
        await (await api.Reader.GetAsync($"/v1/sitemaps/1988-06?from={pages[1].From}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_news_sitemap_holds_two_days_and_at_most_a_thousand()
    {
        var fresh = await api.Editor.PublishNewAsync(new { title = Answers.Unique("방금 <난> 소식\u0001") });
        var old = await PublishAtAsync(DateTimeOffset.UtcNow.AddDays(-2).AddMinutes(-1).ToString("O"));
        var urls = (await XmlAsync("/v1/sitemaps/news")).Elements(Map + "url").ToList();

        Assert.InRange(urls.Count, 1, 1000);
        var news = Assert.Single(urls, u => u.Element(Map + "loc")!.Value.EndsWith(Uri.EscapeDataString((string)fresh["slug"]!), StringComparison.Ordinal)).Element(News + "news")!;
        Assert.Equal(("Newsroom", "ko"), (news.Element(News + "publication")!.Element(News + "name")!.Value, news.Element(News + "publication")!.Element(News + "language")!.Value));
        Assert.Equal(((string?)fresh["publishedAt"], ((string)fresh["title"]!).Replace("\u0001", "", StringComparison.Ordinal)), (news.Element(News + "publication_date")!.Value, news.Element(News + "title")!.Value));
        Assert.DoesNotContain(urls, u => u.Element(Map + "loc")!.Value.EndsWith(Uri.EscapeDataString((string)old["slug"]!), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("0001-01")]
    [InlineData("newest")]
    [InlineData("1901-01")]
    public async Task A_month_that_is_none_or_had_nothing_is_a_404(string month) => await (await api.Reader.GetAsync("/v1/sitemaps/" + month)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    async Task<JsonObject> PublishAtAsync(string publishedAt)
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("지난 기사") });
        return await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", new { publishedAt }, "*")).JsonAsync();
    }

    async Task<XElement> XmlAsync(string address) => XDocument.Parse(await api.Reader.GetStringAsync(new Uri(address, UriKind.Relative))).Root!;
}
