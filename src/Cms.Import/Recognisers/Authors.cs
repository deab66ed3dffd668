using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>Who wrote the article, gathered from head, lead and tail. The same name found again is the same person; what one place leaves out another fills in.</summary>
sealed class Authors(Page page, OutletName outlets)
{
    /// <summary>No article has more authors; a list of a newsroom's staff does.</summary>
    const int MostPeople = 30;
    const int LongestButton = 20;

    /// <summary>No Korean name is longer.</summary>
    const int LongestName = 5;

    /// <summary>So many lines may stand between a reporter's name and the address.</summary>
    const int MostBetween = 2;

    readonly List<Person> people = [];
    readonly List<int> lines = [];
    readonly List<string> rules = [];
    readonly List<(string Address, int Line)> looseMails = [];
    readonly HashSet<string> declared = [];

    /// <summary>Whether anybody is known by now.</summary>
    public bool HasAny => people.Count > 0;

    /// <summary>An author whom the page declares to machines.</summary>
    public void AddDeclared(string name, string? mail, int line, string rule)
    {
        Merge(new(name, mail, null, IsStaff: true, 1));
        declared.Add(name);
        lines.Add(line);
        rules.Add(rule);
    }

    /// <summary>The bylines on lines of their own above the body.</summary>
    public void ReadHead()
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            ReadLine(i, "byline-head");
        }
    }

    /// <summary>Those inside and below it.</summary>
    public void ReadTail()
    {
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            ReadLine(i, "byline-body");
        }

        var end = page.BodyEnd;
        for (; end < page.Lines.Length && !IsOthers(end); end++)
        {
            ReadLine(end, "byline-tail");
        }

        ReadBareName();
        ReadButton(end);
        ReadProfiles(end);
    }

    /// <summary>A broadcaster prints the reporter's name, and nothing else, below the last sentence; the section may stand between.</summary>
    void ReadBareName()
    {
        var index = page.BodyEnd;
        index += index < page.Lines.Length && page.Lines[index].Kind == LineKind.Section ? 1 : 0;
        if (people.Count == 0 && page.BodyStart < page.BodyEnd && index < page.Lines.Length && IsNameAlone(index) && !(index + 1 < page.Lines.Length && IsNameAlone(index + 1)))
        {
            page.Lines[index].Kind = LineKind.Byline;
            AddPerson(new(page.Lines[index].AsString(), null, null, IsStaff: true, 0.6), index, "byline-name");
        }
    }

    /// <summary>Some sites name the reporter nowhere but on the button to what else they wrote: <c>홍길동 기자 다른 기사 보기</c>.</summary>
    void ReadButton(int limit)
    {
        for (var i = page.BodyEnd; people.Count == 0 && page.BodyStart < page.BodyEnd && i < limit; i++)
        {
            var text = page.Lines[i].Text;
            if (text.Length <= LongestButton && text.EndsWith("보기") && text.IndexOf(" 기자") is >= 2 and <= 4 and var end && text[end..].Contains("기사", StringComparison.Ordinal) && NameShape.IsName(text[..end]))
            {
                page.Lines[i].Kind = LineKind.Byline;
                AddPerson(new(text[..end].ToString(), page.Bylines.TryGetValue(i + 1, out var below) && below is { People.Count: 0, LooseMails: [var mail] } ? mail : null, null, IsStaff: true, 0.7), i, "byline-button");
            }
        }
    }

    bool IsNameAlone(int index) => page.Lines[index] is { Kind: LineKind.Text, IsBulleted: false } line && (NameShape.IsUsualName(line.Text) || (line.Text.Length == 4 && NameShape.IsName(line.Text)));

    /// <summary>Further down a site shows who its reporter is, with an address: only of one who is known already.</summary>
    void ReadProfiles(int from)
    {
        for (var i = from; i < page.Lines.Length; i++)
        {
            if (KnownOn(i) is >= 0 and var known && people[known].Email is null && (page.Bylines.GetValueOrDefault(i)?.People[0].Email ?? MailBelow(i)) is { } mail)
            {
                people[known] = people[known] with { Email = mail };
                lines.Add(page.Lines[i].Number);
            }
        }
    }

    /// <summary>Which of the authors the line names and nobody else; -1 when it names none.</summary>
    int KnownOn(int index)
    {
        var line = page.Lines[index];
        return line.Kind == LineKind.Byline && page.Bylines.TryGetValue(index, out var byline) && byline.People is [var person] ? people.FindIndex(p => p.Name == person.Name)
            : line.Kind == LineKind.Text && line.Item.Length <= LongestName ? people.FindIndex(p => page.Lines[index].Item.SequenceEqual(p.Name))
            : -1;
    }

    /// <summary>A box about a reporter has the address below the name, the desk and perhaps a motto between them.</summary>
    string? MailBelow(int index)
    {
        for (var i = index + 1; i <= Math.Min(index + MostBetween + 1, page.Lines.Length - 1) && page.Lines[i].Kind is LineKind.Text or LineKind.Control or LineKind.Byline or LineKind.Prose && KnownOn(i) < 0; i++)
        {
            if (page.Bylines.TryGetValue(i, out var byline) && page.Lines[i].Kind == LineKind.Byline)
            {
                if (byline is { People.Count: 0, LooseMails: [var mail] })
                {
                    return mail;
                }

                if (byline.People.Count > 0 && !IsDeskAlone(byline))
                {
                    return null;
                }
            }
        }

        return null;
    }

    public void Add(BylineReader byline, int index, string rule)
    {
        var number = page.Lines[index].Number;
        foreach (var person in byline.People)
        {
            Merge(person);
            lines.Add(number);
            rules.Add(rule);
        }

        if (rule != "byline-head" || byline.People.Count > 0)
        {
            outlets.Vote(byline.Outlet, number, $"outlet-{rule}", rule == "dateline-equals" ? 1 : 2);
        }

        if (byline.SharedMail is { } shared)
        {
            page.Warn(NoticeCodes.EmailAmbiguous, $"{shared} stands with several reporters.", number);
        }

        if (byline.CutMail is { } cut)
        {
            page.Warn(NoticeCodes.EmailIncomplete, $"'{cut}' is no whole address.", number);
        }
    }

    /// <summary>Whose name or address stands behind a caption's day (<c>2025.12.5/뉴스1 ⓒ News1 홍길동 기자</c>), where captions are the page's body.</summary>
    public void AddPhotographer(ReadOnlySpan<char> tail, int index)
    {
        var byline = BylineReader.Read(tail.TrimStart("0123456789. "));
        if (byline is { IsByline: true, HasTitle: true })
        {
            Add(byline, index, "byline-inline");
        }
        else
        {
            AddLoose(tail, index);
        }
    }

    /// <summary>An address that stands behind a caption's day.</summary>
    public void AddLoose(ReadOnlySpan<char> text, int index)
    {
        if (BylineReader.Read(text) is { People.Count: 0, LooseMails: { Count: > 0 } mails })
        {
            AddLoose(mails, index);
        }
    }

    void AddLoose(IEnumerable<string> mails, int index) =>
        looseMails.AddRange(mails.Take(MostPeople - looseMails.Count).Select(mail => (mail, page.Lines[index].Number)));

    public void AddPerson(Person person, int index, string rule)
    {
        Merge(person);
        lines.Add(page.Lines[index].Number);
        rules.Add(rule);
        outlets.Vote(person.Outlet, page.Lines[index].Number, $"outlet-{rule}", 2);
    }

    /// <summary>Puts what was gathered into the document. A reporter without a newspaper writes for the page's own.</summary>
    public void Tell()
    {
        DropWhoIsPictured();
        if (people.Count == 0)
        {
            page.Warn(NoticeCodes.ReporterMissing, "The page names no author.");
            return;
        }

        // Beside authors that are declared, only those count whose byline leaves no doubt.
        people.RemoveAll(p => declared.Count > 0 && p.Confidence < 1 && !declared.Contains(p.Name));
        DropDesks();
        DropOutlet();
        GiveLooseMails();
        if (people.Count == MostPeople)
        {
            page.Warn(NoticeCodes.ReportersDropped, $"The page names {MostPeople} people or more; the first were kept.");
        }

        var own = page.Document.Outlet;
        page.Document = page.Document with { Reporters = [.. people.Select(p => new PageReporter(p.Name, p.Email, p.Outlet ?? (p.IsStaff ? own : null)))] };
        page.Found(Field.Reporters, lines, rules[0], people.Min(p => p.Confidence));
    }

    /// <summary>A name and a post beside the time was taken for a columnist; where a reporter signs, it names who is on the photo.</summary>
    void DropWhoIsPictured()
    {
        if (people.Exists(p => p.IsStaff) && rules.Contains("columnist") && !rules.Contains("columnist-marked"))
        {
            people.RemoveAll(p => !p.IsStaff);
            for (var i = rules.Count - 1; i >= 0 && rules.Exists(r => r != "columnist"); i--)
            {
                if (rules[i] == "columnist" && lines.Count == rules.Count)
                {
                    rules.RemoveAt(i);
                    lines.RemoveAt(i);
                }
            }
        }
    }

    /// <summary>Below a reporter's article a paper may print its desk and the desk's address: <c>[연예기획팀 | star@paper.example]</c>.</summary>
    void DropDesks()
    {
        if (people.Exists(p => NameShape.IsUsualName(p.Name)))
        {
            people.RemoveAll(p => NameShape.IsDesk(p.Name) && p.Email is not null && declared.Count == 0);
        }
    }

    /// <summary>A newspaper may be called like a person: <c>연예담</c>.</summary>
    void DropOutlet()
    {
        if (people.Count > 1 && page.Document.Outlet is { } outlet)
        {
            people.RemoveAll(p => p.Name == outlet);
        }
    }

    void ReadLine(int index, string rule)
    {
        if (rule == "byline-head" && page.Lines[index].Kind == LineKind.Time && page.Times.TryGetValue(index, out var beside) && TimeBeside.Outlet(beside.Rest) is { } source)
        {
            // 누리TV 2024. 1. 2. 10:00: a portal says whose article it is.
            outlets.Vote(source, page.Lines[index].Number, "outlet-time-line", 2);
        }

        if (!page.Bylines.TryGetValue(index, out var byline) || page.Lines[index].Kind is not (LineKind.Byline or LineKind.Time or LineKind.Copyright))
        {
            return;
        }

        // Behind the body a bare name beside a time is a reader's or another article's.
        if (rule != "byline-head" && page.Times.TryGetValue(index, out var time) && !time.IsLabelled && NameShape.AreUsualNames(time.Rest))
        {
            return;
        }

        if (rule == "byline-tail" && IsDeskAlone(byline) && KnownOn(index - 1) >= 0)
        {
            return; // in a box about a reporter: 홍길동 기자, 사진부
        }

        Add(byline, index, rule);
        if (byline is { People.Count: 0, LooseMails: [var mail] })
        {
            AttachToLineAbove(index, mail, rule);
        }
        else if (byline is { People.Count: 0, LooseMails: { Count: > 1 } mails })
        {
            AddLoose(mails, index);
        }
    }

    /// <summary>Name and address on two lines.</summary>
    void AttachToLineAbove(int index, string mail, string rule)
    {
        if (index == 0)
        {
            return;
        }

        ref var above = ref page.Lines[index - 1];
        var last = people.Count > 0 && page.Bylines.TryGetValue(index - 1, out var byline) && byline.People.Count == 1 ? people.FindIndex(p => p.Name == byline.People[0].Name) : -1;
        if (last >= 0)
        {
            people[last] = people[last] with { Email = people[last].Email ?? mail };
            lines.Add(page.Lines[index].Number);
        }
        else if (above.Kind != LineKind.Text || !NameShape.IsName(above.Item))
        {
            if (KnownAbove(index) is >= 0 and var known)
            {
                people[known] = people[known] with { Email = people[known].Email ?? mail };
                lines.Add(page.Lines[index].Number);
            }
            else
            {
                AddLoose([mail], index);
            }
        }
        else
        {
            above.Kind = LineKind.Byline;
            AddPerson(new(above.Item.ToString(), mail, null, IsStaff: true, 0.8), index - 1, rule);
            lines.Add(page.Lines[index].Number);
        }
    }

    static bool IsDeskAlone(BylineReader byline) => byline.People is [{ Email: null } desk] && NameShape.IsDesk(desk.Name);

    /// <summary>The author whom one of the lines above an address names; -1 when there is none.</summary>
    int KnownAbove(int index)
    {
        for (var i = index - 1; i >= Math.Max(page.BodyEnd, index - MostBetween - 1); i--)
        {
            if (KnownOn(i) is >= 0 and var known)
            {
                return known;
            }

            if (page.Bylines.TryGetValue(i, out var byline) && !IsDeskAlone(byline))
            {
                break;
            }
        }

        return -1;
    }

    /// <summary>Agencies print the address alone below the body: it is the author's where there is one author and it is no desk's.</summary>
    void GiveLooseMails()
    {
        looseMails.RemoveAll(m => Vocabulary.People.SharedAddresses.Contains(m.Address[..m.Address.IndexOf('@')]) || people.Exists(p => p.Email == m.Address));
        if (looseMails.Count == 0 || people.TrueForAll(p => p.Email is not null))
        {
            return;
        }

        if (looseMails.Count != people.Count)
        {
            page.Warn(NoticeCodes.EmailAmbiguous, $"{looseMails[0].Address} stands alone and there are {people.Count} authors.", looseMails[0].Line);
            return;
        }

        for (var i = 0; i < people.Count; i++)
        {
            people[i] = people[i] with { Email = people[i].Email ?? looseMails[i].Address };
            lines.Add(looseMails[i].Line);
        }
    }

    void Merge(Person person)
    {
        var known = people.FindIndex(p => p.Name == person.Name);
        if (known < 0 && people.Count < MostPeople)
        {
            people.Add(person);
        }

        if (known < 0)
        {
            return;
        }

        var first = people[known];
        people[known] = first with
        {
            Email = first.Email ?? person.Email,
            Outlet = first.Outlet ?? person.Outlet,
            IsStaff = first.IsStaff || person.IsStaff,
            Confidence = Math.Max(first.Confidence, person.Confidence),
        };
    }

    /// <summary>From here on names are those of other articles' authors, of readers or of who runs the site.</summary>
    bool IsOthers(int index) =>
        page.Lines[index].Kind is LineKind.BoxHeading or LineKind.CommentHeading or LineKind.Comment or LineKind.Navigation
        || (page.Lines[index].Kind == LineKind.Footer && FurnitureLine.IsImprint(page.Lines[index].Text));
}
