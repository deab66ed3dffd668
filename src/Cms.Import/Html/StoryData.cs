namespace Cms.Import.Html;

/// <summary>
/// The article in the data that a page holds for its own scripts, where those make everything that a browser shows: Arc Publishing's
/// <c>Fusion.globalContent</c>, which has the form of its Arc Native Specification, and the properties of a Next.js page in
/// <c>__NEXT_DATA__</c>, which each site names in its own way. The object that has a headline and the longest text is the article.
/// </summary>
static class StoryData
{
    const string Rule = "story-data";
    const string Arc = "Fusion.globalContent=";
    const int ShortestBody = 80;

    static readonly string[] Bodies = ["content_elements", "contents", "content", "articleBody", "body", "paragraphs", "text", "contentHtml", "bodyHtml"];
    static readonly string[] Headlines = ["headlines", "headline", "title", "subject", "articleTitle", "newsTitle"];
    static readonly string[] Subtitles = ["subheadlines", "subTitle", "subtitle", "subTitles", "sub_title", "subheadline", "deck"];
    static readonly string[] Published = ["display_date", "first_publish_date", "publishedAt", "publishDate", "publish_date", "publishedDate", "datePublished", "regDate", "reg_dt", "regDt", "registDate", "serviceDate", "createdAt"];
    static readonly string[] Updated = ["last_updated_date", "updatedAt", "updateDate", "update_date", "modDate", "mod_dt", "modDt", "modifiedAt", "modifiedDate", "dateModified"];
    static readonly string[] Authors = ["by", "writers", "writer", "reporters", "reporter", "authors", "author", "journalists", "journalist", "byline"];
    static readonly string[] Sections = ["primary_section", "section", "category", "sectionName", "categoryName"];
    static readonly string[] Tags = ["tags", "keywords", "keyword", "hashtags"];

    /// <summary>The names of a value's plain form: ANS calls a headline's <c>basic</c>, a tag's <c>text</c>.</summary>
    static readonly string[] Plain = ["basic", "name", "text", "content", "value", "caption"];

    /// <summary>Whether a script holds data that may be an article: it is JSON itself, or assigns Arc's object.</summary>
    public static bool Is(string script, bool isJson) => isJson || script.Contains(Arc, StringComparison.Ordinal);

    public static void Read(List<ScriptBlock> scripts, Declarations declared)
    {
        JsonNode? best = null;
        var length = ShortestBody;
        foreach (var script in scripts)
        {
            var start = script.Text.IndexOf(Arc, StringComparison.Ordinal) is >= 0 and var at ? at + Arc.Length : 0;
            if (LooseJson.Read(script.Text[start..], script.Line + script.Text.AsSpan(0, start).Count('\n')) is [var root, ..])
            {
                Find(root, ref best, ref length);
            }
        }

        if (best is not null)
        {
            Declare(best, declared);
        }
    }

    static void Find(JsonNode node, ref JsonNode? best, ref int length)
    {
        if (node.Members.Count > 0 && First(node, Headlines) is not null && First(node, Bodies) is { } body && LengthOf(body) is var own && own > length)
        {
            (best, length) = (node, own);
        }

        foreach (var (_, member) in node.Members)
        {
            Find(member, ref best, ref length);
        }

        foreach (var item in node.Items)
        {
            Find(item, ref best, ref length);
        }
    }

    static int LengthOf(JsonNode body) => body.Text?.Length ?? body.Items.Sum(i => i.Text?.Length ?? First(i, Plain)?.Text?.Length ?? 0);

    static void Declare(JsonNode article, Declarations declared)
    {
        var headline = First(article, Headlines)!;
        declared.IsArticle = true;
        declared.AddTitle(TextOf(headline), headline.Line, Rule);
        if (First(article, Subtitles) is { } subtitle)
        {
            declared.AddSubtitle(string.Join('\n', subtitle.Each.Select(TextOf)), TextOf(headline), subtitle.Line, Rule);
        }

        foreach (var (names, times) in new[] { (Published, declared.Published), (Updated, declared.Updated) })
        {
            if (First(article, names) is { } time)
            {
                Declarations.AddTime(times, time.Text, time.Line, Rule);
            }
        }

        foreach (var author in First(article["credits"] ?? article, Authors)?.Each ?? [])
        {
            declared.AddAuthor(TextOf(author), author["email"]?.Text, isPerson: author.Text is null, author.Line, Rule);
        }

        var taxonomy = article["taxonomy"] ?? article;
        if (First(taxonomy, Sections) is { } section)
        {
            declared.AddSection(TextOf(section), section.Line, Rule);
        }

        foreach (var tag in First(taxonomy, Tags)?.Each ?? [])
        {
            Declarations.AddTags(declared.Tags, TextOf(tag), tag.Line, Rule);
        }

        var body = First(article, Bodies)!;
        declared.ArticleBody = new(body.Text ?? string.Concat(body.Items.Select(Element)), body.Line, Rule);
    }

    /// <summary>An element of the text as HTML: a paragraph, a heading, a picture's caption; nothing for advertisements and other articles.</summary>
    static string Element(JsonNode item)
    {
        var type = item["type"]?.Text ?? "text";
        return type is "image" or "photo" or "video" or "gallery" ? item["caption"]?.Text is { Length: > 0 } caption ? $"<figure><figcaption>{caption}</figcaption></figure>" : ""
            : type is "list" ? string.Concat((item["items"]?.Items ?? []).Select(Element))
            : type is "text" or "paragraph" or "p" or "header" or "heading" or "subtitle" or "subhead" or "quote" ? $"<p>{TextOf(item)}</p>"
            : "";
    }

    static string? TextOf(JsonNode node) => node.Text ?? First(node, Plain)?.Text;

    static JsonNode? First(JsonNode node, string[] names)
    {
        foreach (var name in names)
        {
            if (node[name] is { } member && (member.Text is not "" || member.Items.Count > 0 || member.Members.Count > 0))
            {
                return member;
            }
        }

        return null;
    }
}
