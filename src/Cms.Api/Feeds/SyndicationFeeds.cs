using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Cms.Api.Articles;
using Cms.Api.Formats;
using Cms.Api.Json;

namespace Cms.Api.Feeds;

/// <summary>Writes feeds of XML.</summary>
static class SyndicationFeeds
{
    public const string Rss = "application/rss+xml";
    public const string Atom = "application/atom+xml";

    static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>An author of RSS is a mail address, and the body goes into <c>content:encoded</c>, so both stand in elements of their own.</summary>
    public static byte[] WriteRss(ArticleFeed feed)
    {
        var rss = Of(feed, Rss, article =>
        {
            var item = ItemOf(article);
            foreach (var reporter in article.Reporters)
            {
                Add(item, new(DublinCore + "creator", XmlSafe.Of(reporter.Name)));
            }

            Add(item, new(Content + "encoded", XmlSafe.Of(ArticleWords.BodyWithCorrections(article))));
            return item;
        });
        return Write(writer => new Rss20FeedFormatter(rss, serializeExtensionsAsAtom: true).WriteTo(writer));

        static void Add(SyndicationItem item, XElement element)
        {
            using var reader = element.CreateReader();
            item.ElementExtensions.Add(reader);
        }
    }

    public static byte[] WriteAtom(ArticleFeed feed)
    {
        var atom = Of(feed, Atom, article =>
        {
            var item = ItemOf(article);
            item.Content = SyndicationContent.CreateHtmlContent(XmlSafe.Of(ArticleWords.BodyWithCorrections(article)));
            foreach (var reporter in article.Reporters)
            {
                item.Authors.Add(new(reporter.Email, XmlSafe.Of(reporter.Name), null));
            }

            return item;
        });
        atom.Authors.Add(new(null, XmlSafe.Of(feed.Publisher), feed.Home));
        return Write(new Atom10FeedFormatter(atom).WriteTo);
    }

    static SyndicationFeed Of(ArticleFeed feed, string mediaType, Func<Article, SyndicationItem> itemOf)
    {
        var title = XmlSafe.Of(feed.Title);
        var syndication = new SyndicationFeed(title, title, new Uri(feed.Home), feed.Self, Local(feed.ChangedAt)) { Language = Site.Language };
        syndication.Links.Add(SyndicationLink.CreateSelfLink(new Uri(feed.Self), mediaType));
        syndication.Items = feed.Entries.Select(e =>
        {
            var item = itemOf(e.Article);
            item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(e.Address)));
            return item;
        }).ToList();
        return syndication;
    }

    static SyndicationItem ItemOf(Article article)
    {
        var item = new SyndicationItem
        {
            Id = ArticleFeed.IdOf(article),
            Title = new TextSyndicationContent(XmlSafe.Of(article.Title)),
            PublishDate = Local(article.PublishedAt!.Value),
            LastUpdatedTime = Local(ArticleWords.ChangedAt(article)),
            Summary = ArticleFeed.SummaryOf(article) is { } summary ? new TextSyndicationContent(XmlSafe.Of(summary)) : null,
            Copyright = article.Copyright is { } copyright ? new TextSyndicationContent(XmlSafe.Of(copyright)) : null,
        };
        foreach (var name in new[] { article.Category?.Name }.OfType<string>().Concat(article.Tags))
        {
            item.Categories.Add(new(XmlSafe.Of(name)));
        }

        return item;
    }

    static DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, SiteTime.Zone);

    static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) }))
        {
            write(writer);
        }

        return bytes.ToArray();
    }
}
