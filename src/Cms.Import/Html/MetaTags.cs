using Cms.Import.Recognisers.Names;

namespace Cms.Import.Html;

/// <summary>What <c>meta</c>, <c>itemprop</c> and <c>time</c> say of the article: Open Graph, and the names that Korean sites and their services use beside it.</summary>
static class MetaTags
{
    static readonly string[] Published =
    [
        "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:regdate", "regdate", "dable:published_time", "dd:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "date", "parsely-pub-date", "sailthru.date",
    ];

    static readonly string[] Updated = ["article:modified_time", "article:modified", "og:article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "dcterms.modified", "lastmod", "dd:modified_time"];
    static readonly string[] Authors = ["article:author", "dable:author", "dd:author", "author", "og:article:author", "byl", "reporter", "dc.creator", "parsely-author", "article:writer", "nextweb:reporter"];
    static readonly string[] Outlets = ["og:site_name", "article:media_name", "og:article:author", "publisher", "dc.publisher", "application-name"];
    static readonly string[] Sections = ["article:section2", "article:section", "dable:section", "og:article:section", "articlesection", "category"];
    static readonly string[] Tags = ["article:tag", "og:article:tag", "news_keywords"];

    /// <summary>The rule of a time that a <c>time</c> element tells, which may be the change's.</summary>
    public const string TimeElement = "time-element";

    /// <summary>The rule of tags that links name.</summary>
    public const string TagLinks = "tag-links";

    /// <summary>The attributes that hold a portal's times whole.</summary>
    public const string PublishedStamp = "data-date-time";
    public const string UpdatedStamp = "data-modify-date-time";

    public static void Read(List<MetaTag> metas, Declarations declared)
    {
        var byName = metas.ToLookup(m => m.Name);
        AddTitles(byName, declared);
        foreach (var meta in Of(byName, Published))
        {
            Declarations.AddTime(declared.Published, meta.Content, meta.Line, RuleOf(meta, "meta-time"));
        }

        foreach (var meta in Of(byName, Updated))
        {
            Declarations.AddTime(declared.Updated, meta.Content, meta.Line, RuleOf(meta, "meta-time"));
        }

        foreach (var (name, stamps) in new[] { (PublishedStamp, declared.PublishedStamps), (UpdatedStamp, declared.UpdatedStamps) })
        {
            foreach (var meta in byName[name])
            {
                Declarations.AddTime(stamps, meta.Content, meta.Line, "meta-time");
            }
        }

        if (byName["time"].FirstOrDefault() is { } time)
        {
            Declarations.AddTime(declared.Published, time.Content, time.Line, TimeElement);
        }

        foreach (var meta in Of(byName, Authors))
        {
            declared.AddAuthor(meta.Content, null, isPerson: false, meta.Line, RuleOf(meta, "meta-author"));
        }

        // On a portal the author that Open Graph names is the newspaper; elsewhere it is the reporter.
        foreach (var meta in Of(byName, Outlets).Where(m => m.Name != "og:article:author" || NameShape.IsOutlet(m.Content.Split('|')[0])))
        {
            declared.AddOutlet(meta.Content, meta.Line, meta.Name == "og:site_name" ? "open-graph" : "meta-publisher");
        }

        foreach (var meta in Of(byName, Sections))
        {
            declared.AddSection(meta.Content, meta.Line, RuleOf(meta, "meta-section"));
        }

        foreach (var meta in Of(byName, Tags))
        {
            Declarations.AddTags(declared.Tags, meta.Content, meta.Line, "meta-tags");
        }

        foreach (var meta in byName[MetaTag.Tag])
        {
            Declarations.AddTags(declared.Tags, meta.Content, meta.Line, TagLinks);
        }

        foreach (var meta in byName[MetaTag.Section])
        {
            declared.AddSection(meta.Content, meta.Line, "section-link");
        }

        foreach (var meta in byName["keywords"])
        {
            Declarations.AddTags(declared.Keywords, meta.Content, meta.Line, RuleOf(meta, "meta-keywords"));
        }

        declared.IsArticle |= byName["og:type"].Any(m => m.Content.Equals("article", StringComparison.OrdinalIgnoreCase)) && declared.Published.Count > 0;
    }

    static void AddTitles(ILookup<string, MetaTag> byName, Declarations declared)
    {
        foreach (var (name, rule) in new[] { ("og:title", "open-graph"), ("headline", "microdata"), ("twitter:title", "twitter-card"), ("title", "meta-title") })
        {
            foreach (var meta in byName[name])
            {
                declared.AddTitle(meta.Content, meta.Line, rule);
            }
        }
    }

    static string RuleOf(MetaTag meta, string rule) => meta.IsMicrodata ? "microdata" : rule;

    static IEnumerable<MetaTag> Of(ILookup<string, MetaTag> byName, string[] names) => names.SelectMany(n => byName[n]);
}
