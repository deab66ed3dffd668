using System.Globalization;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>Puts what the page declares above what its text suggested, and takes back the warnings that it answers.</summary>
static class DeclaredFields
{
    const int LongestByline = 60;

    /// <summary>The beginning of a headline that is longer is no section's name.</summary>
    const int ShortestHeadline = 10;

    /// <summary>Declared times that differ by less say the same.</summary>
    static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    /// <summary>The page's own newspaper: more than a title line or a copyright line is worth.</summary>
    public static void VoteForOutlet(Declarations declared, OutletName outlets)
    {
        for (var i = 0; i < declared.Outlets.Count; i++)
        {
            outlets.Vote(declared.Outlets[i].Value, declared.Outlets[i].Line, declared.Outlets[i].Rule, i == 0 ? 12 : 2);
        }
    }

    public static void AddAuthors(Page page, Declarations declared, Authors authors)
    {
        MarkNames(page, declared);
        foreach (var author in declared.Authors.Where(a => !IsOutlet(a, declared)))
        {
            authors.AddDeclared(author.Value.Name, author.Value.Email, author.Line, author.Rule);
        }
    }

    /// <summary>A site that is called like its author is a blog, where nobody else wrote the article; a newspaper is not its own author.</summary>
    public static void AddBlogger(Declarations declared, Authors authors)
    {
        if (!authors.HasAny && declared.Authors.Find(a => IsOutlet(a, declared) && NameShape.IsName(a.Value.Name)) is { Rule: not null } blogger)
        {
            authors.AddDeclared(blogger.Value.Name, blogger.Value.Email, blogger.Line, blogger.Rule);
        }
    }

    static bool IsOutlet(Declared<DeclaredAuthor> author, Declarations declared) => declared.Outlets.Exists(o => Folded.Same(o.Value, author.Value.Name));

    /// <summary>A line above the body that has nothing but declared names is a byline, though no title says so.</summary>
    static void MarkNames(Page page, Declarations declared)
    {
        if (declared.Authors.Count == 0)
        {
            return;
        }

        var names = declared.Authors.Select(a => a.Value.Name).ToHashSet();
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text && line.Text.Length <= LongestByline && (names.Contains(line.AsString()) || BylineWords.Split(line.Text).TrueForAll(w => names.Contains(w.Text))))
            {
                line.Kind = LineKind.Byline;
            }
        }
    }

    /// <summary>
    /// The line below the headline that the page declares, where its text shows none; a line of the text that says the same is not read
    /// as anything else.
    /// </summary>
    public static void ReadSubtitle(Page page, Declarations declared)
    {
        if (declared.Subtitles is not [var subtitle, ..] || page.Document.Subtitle is { } seen && !Folded.Same(seen, subtitle.Value))
        {
            return;
        }

        page.Document = page.Document with { Subtitle = subtitle.Value };
        page.Found(Field.Subtitle, page.Fields.TryGetValue(Field.Subtitle, out var evidence) ? [subtitle.Line, .. evidence.Lines] : [subtitle.Line], subtitle.Rule, 1);
    }

    /// <summary>Readers' comments that the page declares, unless its text shows as many.</summary>
    public static void ReadComments(Page page, Declarations declared)
    {
        if (declared.Comments.Count > 0 && declared.Comments.Count >= page.Document.Comments.Count)
        {
            page.Document = page.Document with { Comments = [.. declared.Comments.Select(c => c.Value)] };
            page.Found(Field.Comments, declared.Comments.Select(c => c.Line), declared.Comments[0].Rule, 1);
            page.Notices.RemoveAll(n => n.Code == NoticeCodes.CommentTimeMissing && declared.Comments.TrueForAll(c => c.Value.PostedAt is not null));
        }
    }

    public static void ReadTimes(Page page, Declarations declared)
    {
        var stamps = new Stamps(page, declared);
        var published = declared.Published.ToList();
        if (stamps.Published.Rule is not null)
        {
            published.Insert(published.FindIndex(t => t.Rule == MetaTags.TimeElement) is >= 0 and var element ? element : published.Count, stamps.Published);
        }

        if (published.Count > 0)
        {
            ReadPublished(page, published.Find(t => t.Value.HasTimeOfDay) is { Value.HasTimeOfDay: true } exact ? exact : published[0]);
        }

        // Systems that know no change repeat the time of publication.
        if ((declared.Updated is [var first, ..] ? first : stamps.Updated) is { Rule: not null } updated && InKorea(page, updated, Field.UpdatedAt, page.Document.UpdatedAt).At is var at && !(page.Document.PublishedAt is { } release && (at - release).Duration() < SameTime))
        {
            page.Document = page.Document with { UpdatedAt = at };
            page.Found(Field.UpdatedAt, [updated.Line], updated.Rule, 1);
            WarnOfOrder(page, updated.Line);
        }
    }

    static void ReadPublished(Page page, Declared<TimeStamp> declared)
    {
        var seen = page.Document.PublishedAt;
        if (!declared.Value.HasTimeOfDay && seen is { } exact && exact.ToOffset(Korea).Date == declared.Value.Value!.Value.Date)
        {
            return;
        }

        var (at, line) = InKorea(page, declared, Field.PublishedAt, seen);
        if (declared.Rule == MetaTags.TimeElement && seen is not null && page.Document.UpdatedAt is { } changed && (changed - at).Duration() < SameTime)
        {
            return; // <span>수정</span> <time>…</time>: the page says of it that it is the change's
        }

        page.Notices.RemoveAll(n => n.Code is NoticeCodes.TimeMissing or NoticeCodes.TimeAmbiguous or NoticeCodes.TimeOrder or NoticeCodes.TimeOfDayMissing);
        if (!declared.Value.HasTimeOfDay)
        {
            page.Warn(NoticeCodes.TimeOfDayMissing, "The page declares the date of publication without a time of day; midnight in Korea was taken.", declared.Line);
        }
        else if (seen is { } other && page.Fields[Field.PublishedAt] is { Confidence: >= 0.8 } evidence && (other - at).Duration() >= SameTime)
        {
            page.Warn(NoticeCodes.TimeAmbiguous, $"Line {evidence.Lines[^1]} tells another time of publication, {other.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}.", evidence.Lines[^1]);
        }

        page.Document = page.Document with { PublishedAt = at };
        page.Found(Field.PublishedAt, line > 0 ? [declared.Line, line] : [declared.Line], declared.Rule, declared.Rule == MetaTags.TimeElement ? 0.9 : 1);
        WarnOfOrder(page, declared.Line);
    }

    /// <summary>
    /// Some systems write Korean time and call it UTC. The page itself tells: it prints the same clock time, and pages print Korean
    /// time. Names the line that told.
    /// </summary>
    static (DateTimeOffset At, int Line) InKorea(Page page, Declared<TimeStamp> declared, string field, DateTimeOffset? seen)
    {
        var at = declared.Value.Value!.Value;
        var isMistaken = at.Offset == TimeSpan.Zero && seen is { } printed && !(field == Field.PublishedAt && page.Notices.Exists(n => n.Code == NoticeCodes.TimeOfDayMissing)) && (printed.ToOffset(Korea).DateTime - at.DateTime).Duration() < SameTime;
        return isMistaken ? (new(at.DateTime, Korea), page.Fields[field].Lines[^1]) : (at, 0);
    }

    static void WarnOfOrder(Page page, int line)
    {
        if (page.Document.UpdatedAt < page.Document.PublishedAt && !page.Notices.Exists(n => n.Code == NoticeCodes.TimeOrder))
        {
            page.Warn(NoticeCodes.TimeOrder, "The page says it was changed before it was published.", line);
        }
    }

    /// <summary>The last of a path, which tells more than a section's name; or the first section declared.</summary>
    public static void ReadCategory(Page page, Declarations declared)
    {
        var sections = declared.Sections.ConvertAll(s => s with { Value = [.. s.Value.Where(n => !IsHeadline(n, page.Document.Title))] });
        var section = sections.Find(s => s.Value.Count > 1) is { Rule: not null } path ? path : sections.Find(s => s.Value.Count > 0);
        var isSeen = page.Fields.TryGetValue(Field.Category, out var seen) && seen is { Confidence: 1 }; // the page's own path
        if (section.Rule is null || (isSeen && section.Value.Count == 1))
        {
            return;
        }

        page.Document = page.Document with { Category = section.Value[^1] };
        page.Found(Field.Category, [section.Line], section.Rule, 1);
    }

    /// <summary>The last step of a path may be the article itself, its headline cut off: <c>마을 숲길 여섯 곳...</c>. A headline may begin with its section's name, too.</summary>
    static bool IsHeadline(string step, string? title)
    {
        var start = step.AsSpan().TrimEnd(" .…");
        return title is not null && (Folded.Same(step, title) || (start.Length >= (start.Length < step.Length ? 1 : ShortestHeadline) && title.AsSpan().StartsWith(start)));
    }

    /// <summary>Words for search engines count only when at least half of them occur in the article: many sites print the same ones on every page.</summary>
    public static void ReadTags(Page page, Declarations declared)
    {
        var document = page.Document;
        var tags = declared.Tags;
        if (tags.Count == 0 && document.Tags.Count == 0 && declared.Keywords.Count > 0)
        {
            var article = Folded.Of($"{document.Title} {document.Subtitle} {string.Join(' ', document.Paragraphs)}");
            var occurring = declared.Keywords.Count(k => Folded.Of(k.Value) is { Length: > 0 } word && article.Contains(word, StringComparison.Ordinal));
            tags = occurring * 2 >= declared.Keywords.Count ? declared.Keywords : tags;
        }

        // Above the headline stand the words that most people look for today.
        var title = page.Fields.TryGetValue(Field.Title, out var evidence) && evidence.Lines.Count > 0 ? evidence.Lines[^1] : 0;
        tags = tags.FindAll(t => t.Rule != MetaTags.TagLinks || t.Line >= title);
        var kept = tags.FindAll(t => (document.Outlet is null || !Folded.Same(t.Value, document.Outlet)) && t.Rule == tags[0].Rule);
        if (kept.Count > 0)
        {
            page.Document = document with { Tags = [.. kept.Select(t => t.Value).Distinct()] };
            page.Found(Field.Tags, kept.Select(t => t.Line), kept[0].Rule, kept[0].Rule == "meta-keywords" ? 0.7 : 1);
        }
    }
}
