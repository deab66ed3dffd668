using Cms.Import.Recognisers.Times;

namespace Cms.Import.Html;

/// <summary>What JSON-LD says of the article, as schema.org names it. Its lists of other articles are not asked.</summary>
static class JsonLd
{
    const string Rule = "json-ld";
    const int LongestName = 60;

    /// <summary>Answers to answers are read so deep.</summary>
    const int DeepestAnswer = 4;

    /// <summary>Members that hold other articles, or what readers wrote.</summary>
    static readonly string[] Others = ["itemListElement", "hasPart", "isPartOf", "citation", "mentions", "comment", "review", "relatedLink", "video", "image"];

    public static void Read(List<ScriptBlock> blocks, Declarations declared)
    {
        var nodes = new List<JsonNode>();
        foreach (var block in blocks)
        {
            LooseJson.Read(block.Text, block.Line).ForEach(value => Gather(value, nodes));
        }

        var named = new Dictionary<string, JsonNode>();
        foreach (var node in nodes)
        {
            if (node["@id"]?.Text is { Length: > 0 } id && node["name"] is not null)
            {
                named.TryAdd(id, node);
            }
        }

        if ((nodes.Find(n => IsArticle(n) && n["headline"] is not null) ?? nodes.Find(IsArticle)) is { } article)
        {
            ReadArticle(article, declared, node => node["name"] is null && node["@id"]?.Text is { } id ? named.GetValueOrDefault(id, node) : node);
        }

        if (nodes.Find(n => Types(n).Contains("BreadcrumbList")) is { } path)
        {
            ReadPath(path, declared);
        }
    }

    static void Gather(JsonNode value, List<JsonNode> nodes)
    {
        if (value.Members.Count > 0)
        {
            nodes.Add(value);
        }

        foreach (var item in value.Items)
        {
            Gather(item, nodes);
        }

        foreach (var (name, member) in value.Members)
        {
            if (!Others.Contains(name))
            {
                Gather(member, nodes);
            }
        }
    }

    static IEnumerable<string> Types(JsonNode node) => node["@type"] is { } type ? type.Each.Select(t => t.Text ?? "") : [];

    static bool IsArticle(JsonNode node) =>
        Types(node).Any(t => t.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || t.EndsWith("Posting", StringComparison.OrdinalIgnoreCase))
        || (node["headline"] is not null && node["datePublished"] is not null);

    static void ReadArticle(JsonNode article, Declarations declared, Func<JsonNode, JsonNode> resolve)
    {
        declared.IsArticle = true;
        var headline = article["headline"] ?? article["name"];
        declared.AddTitle(headline?.Text, headline?.Line ?? 0, Rule);

        var subtitle = article["alternativeHeadline"] ?? article["alternateHeadline"];
        declared.AddSubtitle(subtitle?.Text, headline?.Text, subtitle?.Line ?? 0, Rule);

        foreach (var comment in article["comment"]?.Each ?? [])
        {
            if (ReadComment(comment, resolve, 0) is { } read)
            {
                declared.AddComment(read, comment.Line, Rule);
            }
        }

        var published = article["datePublished"] ?? article["dateCreated"];
        Declarations.AddTime(declared.Published, published?.Text, published?.Line ?? 0, Rule);
        Declarations.AddTime(declared.Updated, article["dateModified"]?.Text, article["dateModified"]?.Line ?? 0, Rule);

        foreach (var author in (article["author"] ?? article["creator"])?.Each.Select(resolve) ?? [])
        {
            AddAuthor(author, declared);
        }

        foreach (var publisher in (article["publisher"] ?? article["sourceOrganization"])?.Each.Select(resolve) ?? [])
        {
            declared.AddOutlet(publisher.Text ?? publisher["name"]?.Text, (publisher["name"] ?? publisher).Line, Rule);
        }

        if (article["articleSection"]?.Each.FirstOrDefault() is { } section)
        {
            declared.AddSection(section.Text, section.Line, Rule);
        }

        foreach (var keyword in article["keywords"]?.Each ?? [])
        {
            Declarations.AddTags(declared.Tags, keyword.Text, keyword.Line, Rule);
        }

        if (article["articleBody"] is { Text.Length: > 0 } body)
        {
            declared.ArticleBody = new(body.Text, body.Line, Rule);
        }
    }

    /// <summary>What a reader wrote, with the answers to it; answers to answers stand beside them, since a page's comments are one level deep.</summary>
    static PageComment? ReadComment(JsonNode node, Func<JsonNode, JsonNode> resolve, int depth)
    {
        var author = (node["author"] ?? node["creator"])?.Each.Select(resolve).FirstOrDefault();
        var name = Declarations.Plain(author?.Text ?? author?["name"]?.Each.FirstOrDefault()?.Text, node.Line);
        var text = Declarations.Paragraphs((node["text"] ?? node["commentText"] ?? node["description"])?.Text, node.Line);
        if (name.Length is 0 or > LongestName || text.Length == 0)
        {
            return null;
        }

        var times = new List<Declared<TimeStamp>>();
        Declarations.AddTime(times, (node["dateCreated"] ?? node["datePublished"])?.Text, node.Line, Rule);
        var replies = new List<PageComment>();
        foreach (var answer in depth < DeepestAnswer ? (node["comment"] ?? node["replies"])?.Each ?? [] : [])
        {
            if (ReadComment(answer, resolve, depth + 1) is { } reply)
            {
                replies.Add(reply with { Replies = [] });
                replies.AddRange(reply.Replies);
            }
        }

        return new(name, times.Count > 0 ? times[0].Value.Value : null, text, replies);
    }

    static void AddAuthor(JsonNode author, Declarations declared)
    {
        if (author.Text is not null)
        {
            declared.AddAuthor(author.Text, null, isPerson: false, author.Line, Rule);
            return;
        }

        foreach (var name in author["name"]?.Each ?? [])
        {
            declared.AddAuthor(name.Text, author["email"]?.Text?.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase), Types(author).Contains("Person"), name.Line, Rule);
        }
    }

    /// <summary>The last step is the article itself on many sites: it is no section when it is as long as a headline.</summary>
    static void ReadPath(JsonNode list, Declarations declared)
    {
        var steps = (list["itemListElement"]?.Each ?? []).Select(e => e["name"] ?? e["item"]?["name"]).OfType<JsonNode>().ToList();
        if (steps.Count > 0)
        {
            declared.AddPath(steps.Select(s => Declarations.Plain(s.Text, s.Line)), steps[^1].Line, Rule);
        }
    }
}
