using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>
/// Reads who wrote an article from a byline of any of the usual forms: names joined by spaces, ·, / or commas before one title
/// or each with its own; an office, a newspaper or 지역= before them; addresses behind them.
/// </summary>
sealed class BylineReader
{
    const int ShortestOutlet = 4;

    readonly List<Person> people = [];
    readonly List<BylineWord> pending = [];
    readonly List<string> mails = [];
    int groupStart;
    bool labelled;

    /// <summary>Whether the words behind belong to an address on the web.</summary>
    bool onWeb;

    /// <summary>Whether a bar parts the words, as between a section and who wrote in it.</summary>
    bool hasBar;

    public IReadOnlyList<Person> People => people;

    /// <summary>The newspaper that the line names.</summary>
    public string? Outlet { get; private set; }

    /// <summary>Whether a title like 기자 was seen.</summary>
    public bool HasTitle { get; private set; }
    public bool HasMail { get; private set; }

    /// <summary>An address that is cut off behind its @.</summary>
    public string? CutMail { get; private set; }

    /// <summary>Addresses with nobody on their line; one may belong to the line above.</summary>
    public IReadOnlyList<string> LooseMails { get; private set; } = [];

    /// <summary>An address that stands with several people.</summary>
    public string? SharedMail { get; private set; }

    /// <summary>How many words are no part of any byline.</summary>
    public int UnknownWords { get; private set; }

    /// <summary>How many of them stand behind the last person; a headline about a reporter has some.</summary>
    public int UnknownBehind { get; private set; }

    /// <summary>Whether the line is a byline and nothing else.</summary>
    public bool IsByline => people.Count > 0 && UnknownWords <= (HasMail ? 3 : 1) && (UnknownBehind == 0 || HasMail);

    /// <summary>Names without a title, where something else says that they are the authors': they are read as if one stood behind them.</summary>
    public static BylineReader OfNames(ReadOnlySpan<char> names) => Read($"{names} 기자");

    public static BylineReader Read(ReadOnlySpan<char> line)
    {
        var reader = new BylineReader();
        var plain = BylineText.WithPlainAt(line);
        reader.HasMail = plain.Length < line.Length && line.EndsWith(EmailShape.Shielded);
        line = Twice.Once(plain);
        if (EnglishByline.Read(line) is { } names)
        {
            reader.TakeEnglish(names, line);
            return reader;
        }

        foreach (var word in BylineWords.Split(BylineText.Bare(line)))
        {
            reader.Take(word);
        }

        reader.CloseGroup();
        var unknown = reader.UnknownWords;
        reader.Leave(isEnd: true);
        reader.UnknownBehind = reader.UnknownWords - unknown;
        return reader;
    }

    /// <summary>
    /// In brackets, what stands before <c>=</c> and a reporter's name is a newspaper or a place; a longer word that is no known place is a newspaper
    /// with a name that tells nothing (<c>[누리펜=홍길동 기자]</c>, <c>[누리업저버 홍길동 기자]</c>).
    /// </summary>
    public BylineReader OfUnknownOutlet(ReadOnlySpan<char> inside)
    {
        if (Outlet is null && UnknownWords == 1 && inside.IndexOfAny('=', ' ') is >= ShortestOutlet and var sign && inside[..sign] is var name && !name.Contains(' ') && !Vocabulary.Places.IsLike(name) && !inside.Contains("특파원", StringComparison.Ordinal))
        {
            Outlet = name.ToString();
            UnknownWords = 0;
            for (var i = 0; i < people.Count; i++)
            {
                people[i] = people[i] with { Outlet = Outlet };
            }
        }

        return this;
    }

    void TakeEnglish(List<string> names, ReadOnlySpan<char> line)
    {
        HasTitle = true;
        foreach (var word in BylineWords.Split(line))
        {
            if (word.Kind == WordKind.Mail)
            {
                HasMail = true;
                TakeMail(word.Text);
            }
        }

        people.AddRange(names.Select(n => new Person(n, null, null, IsStaff: true, 0.9)));
        CloseGroup();
    }

    void Take(BylineWord word)
    {
        if (word.Separator == '=')
        {
            Leave();
        }

        hasBar |= word.Separator is '|' or 'ㅣ';

        switch (word.Kind)
        {
            case WordKind.Mail:
                HasMail = true;
                TakeMail(word.Text);
                break;
            case WordKind.NameAndTitle:
                BeginGroup();
                pending.Add(word with { Kind = WordKind.Other });
                Name(isAbroad: false);
                break;
            case WordKind.Title when pending.Count > 0:
                DropOtherName(word);
                BeginGroup();
                Name(isAbroad: word.Text == "특파원");
                break;
            case WordKind.Title:
                HasTitle = true;
                break;
            case WordKind.Other when IsNewsroomPost(word):
                BeginGroup();
                Name(isAbroad: false);
                break;
            default:
                pending.Add(word);
                break;
        }
    }

    /// <summary>홍길동(데레사) 기자: a name in baptism, or a pen name, in brackets behind a name is the same person's.</summary>
    void DropOtherName(BylineWord title)
    {
        if (title.Separator == ')' && pending.Count > 1 && pending[^1].Separator == '(' && NameShape.IsUsualName(pending[^2].Text) && !NameShape.IsOutlet(pending[^1].Text))
        {
            pending.RemoveAt(pending.Count - 1);
        }
    }

    /// <summary>홍길동 경제부 차장: a post that only names and a department before it make a reporter's.</summary>
    bool IsNewsroomPost(BylineWord word) =>
        pending.Count > 1 && Vocabulary.People.NewsroomPosts.Contains(word.Text) && NameShape.IsDepartment(pending[^1].Text) && pending[^1].Text.EndsWith('부') && NameShape.IsUsualName(pending[^2].Text);

    /// <summary>People with addresses before the next name are a group of their own; an address before its name waits for it.</summary>
    void BeginGroup()
    {
        if (mails.Count > 0 && people.Count > groupStart)
        {
            CloseGroup();
        }
    }

    void TakeMail(string text)
    {
        if (text[0] == '@')
        {
            // A name in a social network: @hong.
            return;
        }

        if (!EmailShape.IsWhole(text))
        {
            CutMail = text;
            return;
        }

        if (pending.Count > 0)
        {
            BeginGroup();
            var last = pending[^1];
            if (NameShape.IsName(last.Text) && pending.Count <= 2)
            {
                pending.RemoveAt(pending.Count - 1);
                Leave();
                people.Add(new(last.Text, null, Outlet, IsStaff: true, 0.8));
            }
            else if (pending.Count > 2 && NameShape.IsUsualName(pending[0].Text) && Vocabulary.People.Posts.End(last.Text))
            {
                // 홍길동 한국대 교수 hong@univ.example
                people.Add(new(pending[0].Text, null, null, IsStaff: false, 0.8));
                pending.Clear();
            }
            else if (NameShape.IsDesk(last.Text) || (pending.Count == 1 && people.Count == 0 && NameShape.IsDeskWithMail(last.Text)))
            {
                pending.RemoveAt(pending.Count - 1);
                people.Add(new(last.Text, null, Outlet, IsStaff: true, 0.8));
            }

            Leave();
        }

        mails.Add(EmailShape.Normalise(text));
    }

    /// <summary>A title was read: the words before it are names from the last backwards, as far as they look like names.</summary>
    void Name(bool isAbroad)
    {
        HasTitle = true;
        var names = NameRun.TakeFrom(pending, isAbroad, out var own);
        Outlet ??= own;
        Leave();
        foreach (var name in names)
        {
            people.Add(new(name, null, Outlet, IsStaff: true, NameShape.IsName(name) ? 1 : 0.7));
        }
    }

    /// <summary>Words that turned out to be no names: a newspaper, a place, a desk, a label.</summary>
    void Leave(bool isEnd = false)
    {
        for (var i = 0; i < pending.Count; i++)
        {
            var word = pending[i].Text;
            if (word[^1] == ')')
            {
                // 누리Q(큐): only a newspaper's name keeps its bracket.
                Outlet ??= word;
            }
            else if (NameShape.IsOutlet(word) || IsNewsName(word) || (i + 1 < pending.Count && pending[i + 1].Separator == ' ' && NameShape.IsOutlet($"{word} {pending[i + 1].Text}")))
            {
                var two = !NameShape.IsOutlet(word) && !IsNewsName(word);
                Outlet ??= two ? $"{word} {pending[++i].Text}" : word;
            }
            else if (Vocabulary.People.Labels.Contains(word))
            {
                labelled = true;
            }
            else if (labelled && NameShape.IsName(word))
            {
                people.Add(new(word, null, Outlet, IsStaff: true, 0.7));
            }
            else if (NameShape.IsDesk(word) && isEnd && people.Count == 0)
            {
                var isTwo = i > 0 && pending[i].Separator == ' ' && Vocabulary.People.DeskWords.Contains(pending[i - 1].Text);
                UnknownWords -= isTwo && !NameShape.IsPlace(pending[i - 1].Text) && !NameShape.IsDepartment(pending[i - 1].Text) ? 1 : 0;
                people.Add(new(isTwo ? $"{pending[i - 1].Text} {word}" : word, null, Outlet, IsStaff: true, 0.8));
            }
            else if (isEnd && people.Exists(p => p.Name == word))
            {
                // <홍길동 기자>홍길동>: an archive's mark of who wrote it, closed with the name again.
            }
            else if (IsWeb(word))
            {
                onWeb = true;
            }
            else if (!(onWeb && !word.AsSpan().ContainsAnyInRange('가', '힣')) && !NameShape.IsPlace(word) && !NameShape.IsDepartment(word))
            {
                // 사진=영화 '봄날': what stands behind the label is a source, and so is what follows.
                labelled = false;
                UnknownWords++;
            }
        }

        pending.Clear();
    }

    /// <summary>Beside a reporter's name, a word that begins or ends so is a newspaper, though sections are called that too: 뉴스누리, 문화뉴스.</summary>
    bool IsNewsName(string word) =>
        HasTitle && word.Length is >= 4 and <= 8 && (word.StartsWith("뉴스", StringComparison.Ordinal) || (!hasBar && word.EndsWith("뉴스", StringComparison.Ordinal))) && NameShape.IsHangulWord(word);

    /// <summary>Where a reporter is found on the web: <c>twitter.com/hong</c>, <c>페이스북 facebook.com/hong</c>.</summary>
    static bool IsWeb(string word) =>
        word is "페이스북" or "트위터" or "인스타그램" or "블로그" or "https" or "http" or "twitter" or "facebook" or "instagram"
        || (word.Length > 4 && char.IsAsciiLetter(word[0]) && word.Contains('.', StringComparison.Ordinal) && !word.AsSpan().ContainsAnyInRange('가', '힣'));

    /// <summary>As many addresses as people: in their order. One for several people: nobody's, and told.</summary>
    void CloseGroup()
    {
        var group = people.Count - groupStart;
        if (mails.Count > 0 && group > 0)
        {
            if (mails.Count >= group)
            {
                for (var i = 0; i < group; i++)
                {
                    people[groupStart + i] = people[groupStart + i] with { Email = mails[i] };
                }
            }
            else
            {
                SharedMail = mails[0];
            }
        }

        LooseMails = group == 0 && mails.Count > 0 ? [.. mails] : LooseMails;
        groupStart = people.Count;
        mails.Clear();
    }
}
