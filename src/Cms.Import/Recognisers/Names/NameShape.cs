using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Names;

/// <summary>Whether a word is a person, a desk, a newspaper or a place. Korean names have a surname from a short list and two to four syllables in all.</summary>
static class NameShape
{
    const int LongestId = 20;

    /// <summary>A newspaper's name of several words whose last one is a usual word, too: <c>매일 경제</c>.</summary>
    const int LongestOfNoun = 8;

    static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownOutlets =
        Outlets.Known.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames =
        People.NoNames.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDesks =
        People.NoDesks.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Posts =
        People.Posts.Where(p => p.Length > 2).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels =
        People.Labels.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Places =
        Vocabulary.Places.Names.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SectionNames =
        Sections.Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHangulWord(ReadOnlySpan<char> word) => word.Length > 0 && !word.ContainsAnyExceptInRange('\uAC00', '\uD7A3');

    /// <summary>Could be a name where a title follows, which is evidence of its own; older papers print it in ideographs.</summary>
    public static bool CanBeName(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= 4 && (IsHangulWord(word) ? !IsNoName(word) && !IsOutlet(word) : word.Length == 3 && !word.ContainsAnyExceptInRange('\u4E00', '\u9FFF'));

    /// <summary>Is shaped like a Korean name: surname and one to three more syllables.</summary>
    public static bool IsName(ReadOnlySpan<char> word) =>
        CanBeName(word) && (word.Length == 4 ? HasLongSurname(word) : People.Surnames.Contains(word[0]));

    /// <summary>The usual three syllables: sure enough where nothing but a space separates it from the next name.</summary>
    public static bool IsUsualName(ReadOnlySpan<char> word) => word.Length == 3 && IsName(word);

    /// <summary>Names and nothing else: 홍길동, 홍길동 김철수.</summary>
    public static bool AreUsualNames(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 20)
        {
            return false;
        }

        foreach (var range in text.SplitAny(" ·,/"))
        {
            if (!text[range].IsEmpty && !IsUsualName(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name before the one by which a citizen who writes signs in: <c>홍길동(hong)</c>; empty when the text is none.</summary>
    public static ReadOnlySpan<char> BeforeId(ReadOnlySpan<char> text) =>
        text is [.., ')'] && text.IndexOf('(') is >= 2 and <= 4 and var open && IsName(text[..open]) && text[(open + 1)..^1] is { Length: >= 3 and <= LongestId } id && !id.ContainsAnyExcept(IdLetters)
            ? text[..open] : default;

    public static bool IsDesk(ReadOnlySpan<char> word) => word.Length is >= 3 and <= 14 && People.DeskEndings.End(word) && !NoDesks.Contains(word);

    /// <summary>A department with an address and nobody's name wrote the article itself, unless it is one that sells or serves: <c>뉴미디어부 desk@…</c>.</summary>
    public static bool IsDeskWithMail(ReadOnlySpan<char> word) => word.Length >= 3 && IsDepartment(word) && IsHangulWord(word) && !NoDesks.Contains(word) && !IsPlace(word);

    public static bool IsDepartment(ReadOnlySpan<char> word) => word.Length is >= 2 and <= 12 && People.DeptEndings.End(word);

    /// <summary>A newspaper's name, by its last word or because it is known.</summary>
    public static bool IsOutlet(ReadOnlySpan<char> text)
    {
        var name = text.Trim(" .,·|/[]()<>=「」\"'");
        if (name.Length is < 2 or > 24 || name.Contains('@') || name.Count(' ') > 3)
        {
            return false;
        }

        if (KnownOutlets.Contains(name))
        {
            return true;
        }

        if ((name.EndsWith("뉴스") || name.EndsWith("이슈")) && SectionNames.Contains(name[..^2].TrimEnd()) || (name.EndsWith("경제") && SectionNames.Contains(name)))
        {
            return false; // 사회뉴스, 농업경제: sections
        }

        if (name.Length is >= 4 and <= 8 && (name.StartsWith("월간") || name.StartsWith("계간")) && IsHangulWord(name))
        {
            return true;
        }

        if (name.Length > LongestOfNoun && name.Contains(' ') && Outlets.Nouns.End(name))
        {
            return false;
        }

        return Outlets.Endings.End(name[1..]) && !(name.Length == 3 && Outlets.GivenNames.Contains(name[1..]) && People.Surnames.Contains(name[0])) && (Prose.HasHangul(name) || name[0] is >= 'A' and <= 'Z');
    }

    public static bool IsPlace(ReadOnlySpan<char> word) =>
        Weather.KmaStations.TryFind(word, out _, out _) || Places.Contains(word) || SectionNames.Contains(word) || NoNames.Contains(word);

    static bool IsNoName(ReadOnlySpan<char> word) =>
        NoNames.Contains(word) || Labels.Contains(word) || Places.Contains(word) || SectionNames.Contains(word) || IsDesk(word) || Posts.Contains(word)
        || (word.Length == 3 && word[^1] is '부' or '팀' && SectionNames.Contains(word[..^1])) || word.EndsWith("팀") || word.EndsWith("하는");

    static bool HasLongSurname(ReadOnlySpan<char> word)
    {
        foreach (var surname in People.LongSurnames)
        {
            if (word.StartsWith(surname))
            {
                return true;
            }
        }

        return false;
    }
}
