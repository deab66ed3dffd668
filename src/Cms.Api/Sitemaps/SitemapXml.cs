using System.Text;
using System.Xml;
using Cms.Api.Formats;
using Cms.Api.Json;

namespace Cms.Api.Sitemaps;

/// <summary>Writes sitemaps as sitemaps.org and Google News have them.</summary>
static class SitemapXml
{
    public const string MediaType = "application/xml";
    public const string ContentType = MediaType + "; charset=utf-8";

    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <param name="sitemaps">Where the sitemaps are.</param>
    public static byte[] Index(IEnumerable<string> sitemaps) => Write("sitemapindex", writer =>
    {
        foreach (var address in sitemaps)
        {
            writer.WriteStartElement("sitemap", Namespace);
            writer.WriteElementString("loc", Namespace, address);
            writer.WriteEndElement();
        }
    });

    public static byte[] Sitemap(IEnumerable<(string Address, DateTimeOffset ChangedAt)> entries) => Write("urlset", writer =>
    {
        foreach (var (address, changedAt) in entries)
        {
            writer.WriteStartElement("url", Namespace);
            writer.WriteElementString("loc", Namespace, address);
            writer.WriteElementString("lastmod", Namespace, SiteTime.Format(changedAt));
            writer.WriteEndElement();
        }
    });

    public static byte[] NewsSitemap(string publication, IEnumerable<(string Address, NewsEntry Entry)> entries) => Write("urlset", writer =>
    {
        writer.WriteAttributeString("xmlns", "news", null, News);
        foreach (var (address, entry) in entries)
        {
            writer.WriteStartElement("url", Namespace);
            writer.WriteElementString("loc", Namespace, address);
            writer.WriteStartElement("news", News);
            writer.WriteStartElement("publication", News);
            writer.WriteElementString("name", News, XmlSafe.Of(publication));
            writer.WriteElementString("language", News, Site.Language);
            writer.WriteEndElement();
            writer.WriteElementString("publication_date", News, SiteTime.Format(entry.PublishedAt));
            writer.WriteElementString("title", News, XmlSafe.Of(entry.Title));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    });

    static byte[] Write(string root, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement(root, Namespace);
            write(writer);
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
