using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Formats;

namespace Cms.Api.Tests.Feeds;

[Collection(ApiCollection.Name)]
public sealed class FeedTests(Api api)
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("rss", "application/rss+xml")]
    [InlineData("atom", "application/atom+xml")]
    public async Task A_feed_of_xml_is_read_by_the_library_and_says_what_the_article_says(string format, string mediaType)
    {
        var article = await api.Editor.PublishRichAsync();
        var address = $"/v1/feeds/{format}?category={Uri.EscapeDataString((string)article["category"]!["slug"]!)}";
        var answer = await api.Reader.GetAsync(address);
        Assert.Equal(mediaType + "; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        var feed = Read(text);

        Assert.EndsWith((string)article["category"]!["name"]!, feed.Title.Text, StringComparison.Ordinal);
        Assert.Equal(new Uri(api.Address, address).AbsoluteUri, Assert.Single(feed.Links, l => l.RelationshipType == "self").Uri.AbsoluteUri);
        Assert.Equal(mediaType, Assert.Single(feed.Links, l => l.RelationshipType == "self").MediaType);
        var item = Assert.Single(feed.Items);
        Assert.Equal(($"urn:uuid:{article["id"]}", ((string)article["title"]!).Replace("\u0001", "", StringComparison.Ordinal), "한 줄 요약"), (item.Id, item.Title.Text, item.Summary.Text));
        Assert.Equal($"{api.Address}v1/articles/{Uri.EscapeDataString((string)article["slug"]!)}", Assert.Single(item.Links).Uri.OriginalString);
        Assert.Equal([(string?)article["category"]!["name"], .. article["tags"]!.AsArray().Select(t => (string?)t)], item.Categories.Select(c => c.Name));
        Assert.Equal((Seconds(article["publishedAt"]), Seconds(article["updatedAt"])), (item.PublishDate, item.LastUpdatedTime));
        Assert.Equal(Seconds(article["updatedAt"]), feed.LastUpdatedTime);
        var author = format == "atom" ? Assert.Single(item.Authors).Name : Extension("creator", "http://purl.org/dc/elements/1.1/");
        Assert.Equal((string?)article["reporters"]![0]!["name"], author);
        var content = format == "atom" ? ((TextSyndicationContent)item.Content).Text : Extension("encoded", "http://purl.org/rss/1.0/modules/content/");
        Assert.StartsWith((string)article["body"]!, content, StringComparison.Ordinal);
        Assert.EndsWith("<p><strong>정정보도</strong> (2025년 12월 6일) 열 곳이 아니라 &lt;여덟&gt; 곳이므로 바로잡습니다.</p>", content, StringComparison.Ordinal);
        AssertRequired(XDocument.Parse(text).Root!);

        var again = await api.Reader.GetAsAsync(address, null, answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        string Extension(string name, string space) => Assert.Single(item.ElementExtensions, e => e.OuterName == name && e.OuterNamespace == space).GetObject<string>();

        static DateTimeOffset Seconds(JsonNode? time) => DateTimeOffset.Parse(((string)time!)[..19] + "+09:00", CultureInfo.InvariantCulture);
    }

    /// <summary>What RSS 2.0 and RFC 4287 demand of every feed and entry.</summary>
    static void AssertRequired(XElement root)
    {
        if (root.Name == "rss")
        {
            Assert.Equal("2.0", (string?)root.Attribute("version"));
            Assert.All(["title", "link", "description"], name => Assert.NotEmpty(root.Element("channel")!.Element(name)!.Value));
            Assert.All(root.Element("channel")!.Elements("item"), i => Assert.Equal("false", (string?)i.Element("guid")!.Attribute("isPermaLink")));
            Assert.All(root.Descendants("pubDate"), d => Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0900$", d.Value));
            return;
        }

        Assert.Equal(Atom + "feed", root.Name);
        Assert.NotNull(root.Element(Atom + "author"));
        foreach (var element in root.Elements(Atom + "entry").Prepend(root))
        {
            Assert.All(["id", "title", "updated"], name => Assert.NotEmpty(Assert.Single(element.Elements(Atom + name)).Value));
            Assert.Contains(element.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "alternate");
        }
    }

    [Fact]
    public async Task A_json_feed_has_the_members_of_its_version()
    {
        var article = await api.Editor.PublishRichAsync();
        var address = $"/v1/feeds/json?tag={Uri.EscapeDataString((string)article["tags"]![0]!)}";
        var answer = await api.Reader.GetAsync(address);
        var feed = await answer.JsonAsync();

        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("https://jsonfeed.org/version/1.1", new Uri(api.Address, address).AbsoluteUri, "ko"), ((string?)feed["version"], (string?)feed["feed_url"], (string?)feed["language"]));
        var item = Assert.Single(feed["items"]!.AsArray())!;
        Assert.Equal(($"urn:uuid:{article["id"]}", (string?)article["title"], "한 줄 요약"), ((string?)item["id"], (string?)item["title"], (string?)item["summary"]));
        Assert.Equal(((string?)article["publishedAt"], (string?)article["updatedAt"]), ((string?)item["date_published"], (string?)item["date_modified"]));
        Assert.Equal((string?)article["reporters"]![0]!["name"], (string?)Assert.Single(item["authors"]!.AsArray())!["name"]);
        Assert.Contains("바로잡습니다", (string?)item["content_html"], StringComparison.Ordinal);
        Assert.Null(item["image"]);
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("json")]
    public async Task Each_feed_is_narrowed_by_category_reporter_and_tag_and_shows_only_what_is_published(string format)
    {
        var article = await api.Editor.PublishRichAsync();
        var id = $"urn:uuid:{article["id"]}";
        var inCategory = new { category = new { id = article["category"]!["id"] }, reporters = new[] { new { id = article["reporters"]![0]!["id"] } }, tags = new[] { (string)article["tags"]![0]! } };
        var draft = await CreateAsync("초고");
        var scheduled = await CreateAsync("예약");
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{scheduled["id"]}/publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(1) }, "*")).JsonAsync();
        var killed = await CreateAsync("철회");
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{killed["id"]}/publish", ifMatch: "*")).JsonAsync();
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{killed["id"]}/kill", new { reason = "오보" }, "*")).JsonAsync();

        Assert.Equal([id], await IdsAsync("category", (string)article["category"]!["slug"]!));
        Assert.Equal([id], await IdsAsync("category", (string)article["category"]!["id"]!));
        Assert.Equal([id], await IdsAsync("reporter", (string)article["reporters"]![0]!["slug"]!));
        Assert.Equal([id], await IdsAsync("tag", (string)article["tags"]![0]!));
        Assert.Empty(await IdsAsync("category", "없는-분류"));
        Assert.Empty(await IdsAsync("reporter", Guid.NewGuid().ToString()));
        var whole = await IdsAsync("limit", "50");
        Assert.Contains(id, whole);
        Assert.DoesNotContain(whole, i => new[] { draft, scheduled, killed }.Any(a => i.EndsWith((string)a["id"]!, StringComparison.Ordinal)));

        Task<JsonObject> CreateAsync(string title) => api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique(title), inCategory.category, inCategory.reporters, inCategory.tags });

        async Task<List<string>> IdsAsync(string name, string value)
        {
            var answer = await api.Reader.GetAsync($"/v1/feeds/{format}?{name}={Uri.EscapeDataString(value)}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return format == "json" ? [.. JsonNode.Parse(text)!["items"]!.AsArray().Select(i => (string)i!["id"]!)] : [.. Read(text).Items.Select(i => i.Id)];
        }
    }

    [Theory]
    [InlineData("/v1/feeds/xml", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/feeds/rss?limit=51", HttpStatusCode.BadRequest, "validation-failed")]
    [InlineData("/v1/feeds/rss?subtree=true", HttpStatusCode.BadRequest, "validation-failed")]
    [InlineData("/v1/feeds/atom?author=x", HttpStatusCode.BadRequest, "validation-failed")]
    public async Task What_no_feed_knows_is_a_problem(string address, HttpStatusCode status, string code) =>
        await (await api.Reader.GetAsync(address)).ProblemAsync(status, code);

    static SyndicationFeed Read(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml)); // refuses characters that XML doesn't have
        return SyndicationFeed.Load(reader);
    }
}
