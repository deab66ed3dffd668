using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Headlines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>Something that the page, or the caller, says outright.</summary>
/// <param name="Value">What is said.</param>
/// <param name="Line">Its line in the source; 0 for what the caller says.</param>
/// <param name="Rule">The rule that found it.</param>
readonly record struct Declared<T>(T Value, int Line, string Rule);

/// <summary>An author that the page declares.</summary>
readonly record struct DeclaredAuthor(string Name, string? Email);

/// <summary>What the page declares about itself, of each kind the surest first.</summary>
sealed class Declarations
{
    /// <summary>More than any page has: the rest is no longer looked at.</summary>
    const int Most = 64;
    const int MostComments = 500;

    public List<Declared<string>> Titles { get; } = [];
    public List<Declared<TimeStamp>> Published { get; } = [];
    public List<Declared<TimeStamp>> Updated { get; } = [];

    /// <summary>Times that elements of the page have whole: the article's, and perhaps those of others that are listed beside it.</summary>
    public List<Declared<TimeStamp>> PublishedStamps { get; } = [];
    public List<Declared<TimeStamp>> UpdatedStamps { get; } = [];

    public List<Declared<string>> Outlets { get; } = [];
    public List<Declared<DeclaredAuthor>> Authors { get; } = [];

    /// <summary>Sections, each a path from the site's root down.</summary>
    public List<Declared<IReadOnlyList<string>>> Sections { get; } = [];
    public List<Declared<string>> Tags { get; } = [];

    /// <summary>The words for search engines, which many sites fill with the same ones on every page.</summary>
    public List<Declared<string>> Keywords { get; } = [];

    /// <summary>What stands below the headline.</summary>
    public List<Declared<string>> Subtitles { get; } = [];

    /// <summary>What readers wrote.</summary>
    public List<Declared<PageComment>> Comments { get; } = [];

    /// <summary>The whole article, as JSON-LD tells it.</summary>
    public Declared<string>? ArticleBody { get; set; }

    /// <summary>Whether the page says that it is an article and not a list.</summary>
    public bool IsArticle { get; set; }

    public void AddTitle(string? text, int line, string rule)
    {
        if (Plain(text, line) is { Length: > 1 and <= 300 } title)
        {
            Add(Titles, title, line, rule);
        }
    }

    /// <summary>A line each; one that repeats the headline is none.</summary>
    public void AddSubtitle(string? text, string? headline, int line, string rule)
    {
        if (Paragraphs(text, line) is { Length: > 1 and <= 600 } subtitle && !Folded.Same(subtitle, Plain(headline, line)))
        {
            Add(Subtitles, subtitle, line, rule);
        }
    }

    public void AddComment(PageComment comment, int line, string rule)
    {
        if (Comments.Count < MostComments)
        {
            Comments.Add(new(comment, line, rule));
        }
    }

    public void AddOutlet(string? text, int line, string rule)
    {
        if (Plain(text, line) is { Length: >= 2 and <= 60 } name && !name.Contains("://", StringComparison.Ordinal) && OutletIn(name) is { } outlet)
        {
            Add(Outlets, outlet, line, rule);
        }
    }

    /// <summary>Portals print their own name with the newspaper's, newspapers their motto: <c>다음 - 누리방송</c>, <c>누리일보 - 세상을 읽는 창</c>.</summary>
    static string? OutletIn(string name) =>
        name.Split([" - ", " | ", " : ", "::", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(p => NameShape.IsOutlet(p) && !Vocabulary.Outlets.Portals.Contains(Folded.Of(p)))
        ?? TitleTag.OutletOf(name);

    public static void AddTime(List<Declared<TimeStamp>> times, string? text, int line, string rule)
    {
        if (DeclaredTime.Read(Plain(text, line)) is { } stamp)
        {
            Add(times, stamp, line, rule);
        }
    }

    public void AddSection(string? text, int line, string rule)
    {
        var path = Plain(text, line).Split(['>', '›', '»', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        AddPath(path, line, rule);
    }

    /// <summary>Codes of the site's own (<c>S1N12</c>) name no section, nor does the frame around the path (<c>홈</c>).</summary>
    public void AddPath(IEnumerable<string> path, int line, string rule)
    {
        var names = path.Select(n => n.Trim('\'', '"', '‘', '’')).Where(n => n.Length is >= 1 and <= 20 && n.Any(char.IsLetter) && (Prose.HasHangul(n) || !n.Any(char.IsDigit)) && !Vocabulary.Sections.IsFrame(n)).ToList();
        if (names.Count > 0)
        {
            Add(Sections, (IReadOnlyList<string>)names, line, rule);
        }
    }

    public static void AddTags(List<Declared<string>> tags, string? text, int line, string rule)
    {
        foreach (var tag in Plain(text, line).Split([',', ';', '|', '#', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (tag.Length <= 30)
            {
                Add(tags, tag, line, rule);
            }
        }
    }

    /// <summary>Who wrote the article: <c>홍길동 기자</c>, <c>홍길동, 김철수</c>, <c>홍길동(hong@paper.example)</c>; a newspaper's name or <c>admin</c> is nobody's.</summary>
    /// <param name="text">The names.</param>
    /// <param name="mail">The address that stands with them.</param>
    /// <param name="isPerson">Whether the page says that this is a person, so that foreign names count.</param>
    /// <param name="line">Its line in the source.</param>
    /// <param name="rule">The rule that found it.</param>
    public void AddAuthor(string? text, string? mail, bool isPerson, int line, string rule)
    {
        var names = Plain(text, line);
        if (names.Length is < 2 or > 140 || names.Contains("://", StringComparison.Ordinal))
        {
            return;
        }

        var address = mail is not null && EmailShape.IsWhole(mail) ? EmailShape.Normalise(mail) : null;
        var byline = BylineReader.Read(names);
        if (byline.People.Count > 0 && byline.UnknownWords == 0)
        {
            foreach (var person in byline.People)
            {
                Add(Authors, new(person.Name, person.Email ?? (byline.People.Count == 1 ? address : null)), line, rule);
            }

            return;
        }

        var parts = names.Split([',', '·', '/', '&', 'ㆍ', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && parts.All(p => NameShape.IsName(p)))
        {
            foreach (var part in parts)
            {
                Add(Authors, new(part, parts.Length == 1 ? address : null), line, rule);
            }
        }
        else if (isPerson && IsForeignName(names))
        {
            Add(Authors, new(names, address), line, rule);
        }
    }

    static bool IsForeignName(string name) =>
        name.Length <= 40 && name.Contains(' ', StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal) && !name.Any(char.IsDigit) && !NameShape.IsOutlet(name);

    static void Add<T>(List<Declared<T>> list, T value, int line, string rule)
    {
        if (list.Count < Most)
        {
            list.Add(new(value, line, rule));
        }
    }

    /// <summary>A declared text of several lines, each plain.</summary>
    public static string Paragraphs(string? text, int line) =>
        text is null ? "" : string.Join('\n', text.Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Replace("<br/>", "\n", StringComparison.OrdinalIgnoreCase).Replace("<br />", "\n", StringComparison.OrdinalIgnoreCase)
            .Split('\n', '\r').Select(l => Plain(l, line)).Where(l => l.Length > 0));

    /// <summary>What a caller says is meant as it stands: no entity of it is decoded.</summary>
    public static string AsGiven(string? text) => text is { Length: > 0 } ? new TextCleaner([], decodesEntities: false).Clean(text, 0, text.Length, 0).ToString() : "";

    /// <summary>Declared texts have often been escaped twice: their entities are decoded again.</summary>
    public static string Plain(string? text, int line) =>
        text is { Length: > 0 } ? Normalisation.ToNfc(Surrogates.Replace(new TextCleaner([]).Clean(text, 0, text.Length, line).ToString(), out _)) : "";
}
