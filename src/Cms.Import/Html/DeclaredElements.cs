using System.Text;
using AngleSharp.Html.Parser.Tokens;
using Cms.Import.Pages;

namespace Cms.Import.Html;

/// <summary>Gathers what a page's elements tell machines: <c>meta</c>, microdata, <c>time</c>, links to tags, JSON-LD, and the data of its own scripts.</summary>
sealed class DeclaredElements
{
    const int LongestTag = 30;

    readonly StringBuilder script = new();
    int scriptLine;
    int lastTag;
    bool isJsonLd;
    bool isJson;

    public List<MetaTag> Metas { get; } = [];

    /// <summary>The blocks of JSON-LD.</summary>
    public List<ScriptBlock> JsonLd { get; } = [];

    /// <summary>The scripts that hold data.</summary>
    public List<ScriptBlock> Data { get; } = [];

    /// <summary>Whether a script is open, to which all text belongs.</summary>
    public bool IsInScript => scriptLine > 0;

    /// <summary>A tag that opens; it may say something by its attributes.</summary>
    public void Read(HtmlTagToken tag, OpenElements open)
    {
        if (tag.Name == "script")
        {
            var type = tag.GetAttribute("type");
            isJsonLd = type.Contains("ld+json", StringComparison.OrdinalIgnoreCase);
            isJson = type.EndsWith("/json", StringComparison.OrdinalIgnoreCase);
            scriptLine = tag.Position.Line;
            script.Clear();
            return;
        }

        ReadStamps(tag, open);
        var isTime = tag.Name == "time" && !open.IsUnread && !open.IsIn(RegionKind.Aside) && !open.IsIn(RegionKind.Comments);
        var microdata = tag.GetAttribute("itemprop");
        if (tag.Name != "meta" && !isTime && microdata.Length == 0)
        {
            return;
        }

        var content = tag.GetAttribute("content") is { Length: > 0 } value ? value : tag.GetAttribute("datetime");
        var name = tag.GetAttribute("property") is { Length: > 0 } property ? property
            : tag.GetAttribute("name") is { Length: > 0 } plain && tag.Name == "meta" ? plain
            : microdata.Length > 0 ? microdata
            : isTime ? "time" : "";
        if (name.Length > 0 && content.Length > 0)
        {
            Metas.Add(new(name.Trim().ToLowerInvariant(), content, tag.Position.Line, name == microdata));
        }
    }

    /// <summary>A portal prints its times without seconds, and has them whole on the same element (<c>data-date-time</c>).</summary>
    void ReadStamps(HtmlTagToken tag, OpenElements open)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name is MetaTags.PublishedStamp or MetaTags.UpdatedStamp && !open.IsUnread && !open.IsBeside && !open.IsIn(RegionKind.Aside))
            {
                Metas.Add(new(attribute.Name, attribute.Value, tag.Position.Line, false));
            }
        }
    }

    public void Write(string data) => script.Append(data);

    public void EndScript()
    {
        if (isJsonLd || (script.Length > 0 && StoryData.Is(script.ToString(), isJson)))
        {
            (isJsonLd ? JsonLd : Data).Add(new(script.ToString(), scriptLine));
        }

        scriptLine = 0;
    }

    /// <summary>
    /// What a link is for, when its <c>rel</c> says so (<c>tag</c>; <c>category tag</c> is how WordPress marks a section) or when it stands among an article's
    /// tags; null for any other.
    /// </summary>
    public static string? LinkOf(HtmlTagToken tag, OpenElements open)
    {
        var rel = tag.Name == "a" ? tag.GetAttribute("rel").Split(' ') : [];
        return tag.Name != "a" || open.IsUnread || open.IsIn(RegionKind.Aside) || open.IsIn(RegionKind.Navigation) ? null
            : rel.Contains("tag") ? rel.Contains("category") ? MetaTag.Section : MetaTag.Tag
            : open.IsIn(RegionKind.Tags) ? MetaTag.Tag
            : null;
    }

    /// <summary>Whether a link to a tag stands on that line or below it; an element may be called like one that holds tags, and hold none.</summary>
    public bool HasTagsFrom(int line) => lastTag >= line;

    public void AddLink(string link, string text, int line)
    {
        if (text.Trim() is { Length: > 0 and <= LongestTag } name)
        {
            Metas.Add(new(link, name, line, false));
            lastTag = link == MetaTag.Tag ? line : lastTag;
        }
    }
}
