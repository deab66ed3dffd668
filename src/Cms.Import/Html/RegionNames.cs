using Cms.Import.Pages;

namespace Cms.Import.Html;

/// <summary>
/// What the names of elements (<c>id</c> and <c>class</c>) say of the lines in them. Names are compared in lower case without
/// dashes: <c>articleBody</c>, <c>article_body</c> and <c>article-body</c> are one.
/// </summary>
static class RegionNames
{
    const int LongestName = 40;
    const int LongestPrefix = 8;
    const string Summary = "summary";

    static readonly string[] Bodies =
    [
        "articlebody", "articletext", "articletxt", "articlecon", "articleview", "articlearea", "newsbody", "newstext", "newstxt", "newscon", "newsctbody", "newsctarticle", "newsarticle", "newsview", "viewcon", "viewtext", "viewtxt", "viewbody", "viewarticle", "entrycontent", "postcontent", "postbody", "textbody", "bodytext", "bodycontent", "bovcon", "storybody", "arttext", "arttxt", "artbody", "contentbody", "contentarticle", "readbody", "readcon", "readtext",
    ];

    static readonly string[] Captions = ["caption", "photobox", "imgdesc", "imagedesc", "photodesc", "imgtxt", "imgtext", "phototxt", "phototext", "photolayout", "photoinfo", "imginfo", "articleimg", "imgcap", "cssdesc"];

    static readonly string[] Asides = ["aside", "sidebar", "related", "relation", "recommend", "popular", "ranking", "banner", "advert", "mostview", "bestnews", "hotnews", "othernews", "layer", "popup", "modal", "toast", "tooltip"];

    static readonly string[] Comments = ["comment", "reply", "replies", "cmt", "bovc"];

    /// <summary>The ends of names of what holds readers' comments, behind what the site calls its own: <c>v_cmt</c>, <c>view_comments</c>.</summary>
    static readonly string[] OwnComments = ["cmt", "cmtlist", "comments", "commentlist", "replylist"];

    /// <summary>Names of what holds an article's tags, with what the site may call its own before or behind it.</summary>
    static readonly string[] Tags = ["tags", "hashtags", "hashtag", "articletag", "viewtag", "newstag", "keywords", "keyword", "taglist", "taglists", "tagarea", "tagbox", "tagsbox", "tagwrap", "keywordlist", "keywordwrap", "labels"];

    /// <summary>Names of what holds the answers to a comment.</summary>
    static readonly string[] Replies = ["reply", "replies", "recomment", "rereply", "subcomment", "childcomment", "children", "nested", "answer"];

    /// <summary>Names of what holds the section's name above a headline, with what the site calls its own before it: <c>v_cate</c>, <c>article-category</c>.</summary>
    static readonly string[] Sections = ["category", "cate", "categoryname", "catename", "sectionname", "articlesection"];

    static readonly string[] Breadcrumbs = ["breadcrumb", "location", "pagepath", "navipath", "navpath"];

    /// <summary>Names that sites give to texts for screen readers and to what a script shows later.</summary>
    static readonly string[] Hidden = ["blind", "sronly", "screenout", "visuallyhidden", "screenreadertext", "hidden", "dnone", "hide", "skip", "ir"];

    /// <summary>What names say of a block; where they say several things, the first of these counts.</summary>
    static readonly (RegionKind Kind, string[] Words, Match Matches)[] Blocks =
    [
        (RegionKind.Comments, Comments, static (name, word) => name.StartsWith(word) && !name.StartsWith("bovcon")), // a widespread board's comments are called like the beginning of its text
        (RegionKind.Comments, OwnComments, static (name, word) => name.EndsWith(word, StringComparison.Ordinal) && name.Length <= word.Length + LongestPrefix),
        (RegionKind.Aside, Asides, static (name, word) => name.StartsWith(word)),
        (RegionKind.NamedBody, Bodies, static (name, word) => name.Contains(word, StringComparison.Ordinal) && !name.Contains(Summary, StringComparison.Ordinal)),
        (RegionKind.Summary, [Summary], static (name, word) => name.Contains(word, StringComparison.Ordinal)),
    ];

    /// <summary>What the name says of a block; null when it says nothing.</summary>
    public static RegionKind? OfBlock(ReadOnlySpan<char> names)
    {
        Span<char> buffer = stackalloc char[LongestName];
        var first = Blocks.Length;
        foreach (var range in names.SplitAny(" \t\n\f"))
        {
            var name = Text.Folded.Into(buffer, names[range]);
            for (var i = 0; i < first && name.Length > 0; i++)
            {
                first = IsAny(name, Blocks[i].Words, Blocks[i].Matches) ? i : first;
            }
        }

        return first < Blocks.Length ? Blocks[first].Kind : null;
    }

    public static bool IsTags(string names) => Any(names, Tags, static (name, word) => name is "tag" || (name.EndsWith(word, StringComparison.Ordinal) && name.Length <= word.Length + LongestPrefix));

    public static bool IsSection(string names) => Any(names, Sections, static (name, word) => name.EndsWith(word, StringComparison.Ordinal) && name.Length <= word.Length + LongestPrefix);

    public static bool IsReply(string names) => Any(names, Replies, static (name, word) => name.StartsWith(word));

    public static bool IsCaption(string names) => Any(names, Captions, static (name, word) => name.Contains(word, StringComparison.Ordinal));

    public static bool IsBreadcrumb(string names) => Any(names, Breadcrumbs, static (name, word) => name.StartsWith(word) || (word is "breadcrumb" && name.EndsWith(word, StringComparison.Ordinal)));

    public static bool IsHidden(string names) => Any(names, Hidden, static (name, word) => name.SequenceEqual(word));

    delegate bool Match(ReadOnlySpan<char> name, string word);

    static bool Any(ReadOnlySpan<char> names, string[] words, Match matches)
    {
        Span<char> buffer = stackalloc char[LongestName];
        foreach (var range in names.SplitAny(" \t\n\f"))
        {
            var name = Text.Folded.Into(buffer, names[range]);
            if (name.Length > 0 && IsAny(name, words, matches))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsAny(ReadOnlySpan<char> name, string[] words, Match matches)
    {
        foreach (var word in words)
        {
            if (matches(name, word))
            {
                return true;
            }
        }

        return false;
    }
}
