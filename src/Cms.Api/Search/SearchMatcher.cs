using System.Text;
using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>The texts of an article that are searched.</summary>
sealed record SearchableArticle
{
    public required Guid Id { get; init; }
    public required DateTimeOffset SortedAt { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public string? Subtitle { get; init; }
    public required string[] Tags { get; init; }
    public required string[] Reporters { get; init; }
    public required string BodyText { get; init; }

    /// <summary>Its terms, as they are stored.</summary>
    public long[] Terms => SearchTerms.Of(SortedAt, Title, [Subtitle, .. Tags, .. Reporters], BodyText);
}

/// <summary>Looks into articles for what is searched: the index finds those that may have it, this tells which have, and why.</summary>
static class SearchMatcher
{
    const int MaxPassages = 2;
    const int Before = 40;
    const int After = 80;

    /// <summary>Null for an article that doesn't have every word, or has one that is excluded.</summary>
    public static SearchMatch? Match(SearchQuery query, SearchableArticle article)
    {
        List<Text> texts =
        [
            new(MatchField.Title, article.Title),
            .. article.Subtitle is { } subtitle ? [new Text(MatchField.Subtitle, subtitle)] : Array.Empty<Text>(),
            .. article.Tags.Select(t => new Text(MatchField.Tags, t)),
            .. article.Reporters.Select(r => new Text(MatchField.Reporters, r)),
            new(MatchField.Body, article.BodyText),
        ];
        if (query.Excluded.Any(e => texts.Any(t => t.Folded.Contains(e, StringComparison.Ordinal))))
        {
            return null;
        }

        var words = query.Words.Select(w => First(w, texts)).ToList();
        return words.Contains(null) ? null : new()
        {
            Words = words!,
            Fragments = [.. texts.SelectMany(t => Fragments(t, query))],
            Rank = words.Max(w => RankOf(w!.In)),
        };
    }

    static SearchField RankOf(MatchField field) => field switch
    {
        MatchField.Title => SearchField.Title,
        MatchField.Body => SearchField.Body,
        _ => SearchField.Head,
    };

    static MatchedWord? First(SearchWord word, IReadOnlyList<Text> texts) =>
        (from text in texts
         from pattern in word.Patterns
         let span = text.Find(pattern, 0)
         where span is not null
         select new MatchedWord(word.Text, text.Value[span.Value.Start..span.Value.End], text.Field, pattern.By)).FirstOrDefault();

    static IEnumerable<MatchFragment> Fragments(Text text, SearchQuery query)
    {
        var spans = query.Words.SelectMany(w => w.Patterns).SelectMany(text.FindAll).OrderBy(s => s.Start).ThenByDescending(s => s.End).ToList();
        if (spans.Count == 0)
        {
            return [];
        }

        return text.Field != MatchField.Body
            ? [new(text.Field, Html(text.Value, (0, text.Value.Length), spans))]
            : Passages(text.Value, spans).Select(p => new MatchFragment(text.Field, Html(text.Value, p, spans)));
    }

    /// <summary>The first places of a body where something was found, with what stands around it, from a space to a space.</summary>
    static IEnumerable<(int Start, int End)> Passages(string body, List<(int Start, int End)> spans)
    {
        var last = 0;
        for (var passages = 0; passages < MaxPassages && spans.FirstOrDefault(s => s.Start >= last) is { End: > 0 } span; passages++)
        {
            var start = Math.Max(last, span.Start - Before);
            start = start == 0 ? 0 : body.IndexOfAny([' ', '\n'], start, span.Start - start) is >= 0 and var space ? space + 1 : start;
            var end = Math.Min(body.Length, span.End + After);
            end = end == body.Length ? end : body.LastIndexOfAny([' ', '\n'], end - 1, end - span.End) is >= 0 and var stop ? stop : end;
            last = end;
            yield return (IsHalf(start) ? start - 1 : start, IsHalf(end) ? end - 1 : end);
        }

        bool IsHalf(int at) => at > 0 && at < body.Length && char.IsLowSurrogate(body[at]);
    }

    static string Html(string text, (int Start, int End) part, List<(int Start, int End)> spans)
    {
        var html = new StringBuilder(part.Start > 0 ? "…" : "");
        var at = part.Start;
        foreach (var (start, end) in spans.Where(s => s.End <= part.End))
        {
            if (start >= at)
            {
                html.Append(HtmlEncode(text[at..start])).Append("<mark>").Append(HtmlEncode(text[start..end])).Append("</mark>");
                at = end;
            }
        }

        return html.Append(HtmlEncode(text[at..part.End])).Append(part.End < text.Length ? "…" : "").ToString();
    }

    static string HtmlEncode(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");

    /// <summary>A text with its folded form, and its initial consonants when they are asked for.</summary>
    sealed class Text(MatchField place, string value)
    {
        readonly Lazy<string> initials = new(() => string.Concat(value.Select(c => Hangul.IsSyllable(c) ? Hangul.Initials[Hangul.Parts(c).Initial] : c)));

        public MatchField Field => place;

        public string Value => value;

        public string Folded { get; } = SearchText.Fold(value);

        public (int Start, int End)? Find(SearchPattern pattern, int from)
        {
            if (pattern.IsInitials && place == MatchField.Body)
            {
                return null;
            }

            var at = (pattern.IsInitials ? initials.Value : Folded).IndexOf(pattern.Text, from, StringComparison.Ordinal);
            return at < 0 ? null : (at, at + pattern.Text.Length);
        }

        public IEnumerable<(int Start, int End)> FindAll(SearchPattern pattern)
        {
            for (var span = Find(pattern, 0); span is not null; span = Find(pattern, span.Value.End))
            {
                yield return span.Value;
            }
        }
    }
}
