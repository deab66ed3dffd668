using Cms.Import.Pages;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>Who wrote the article, gathered from head, lead and tail. The same name found again is the same person; what one place leaves out another fills in.</summary>
sealed class Authors(Page page, OutletName outlets)
{
    /// <summary>No article has more authors; a list of a newsroom's staff does.</summary>
    const int MostPeople = 30;

    readonly List<Person> people = [];
    readonly List<int> lines = [];
    readonly List<string> rules = [];
    readonly List<(string Address, int Line)> looseMails = [];
    readonly HashSet<string> declared = [];

    /// <summary>Who is known by now.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>Whether anybody is.</summary>
    public bool HasAny => people.Count > 0;

    /// <summary>Which of them bears that name; -1 when nobody does.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < people.Count; i++)
        {
            if (name.SequenceEqual(people[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whose address a line tells: the first that is found stays, and one of nobody (-1, who was one too many) is dropped.</summary>
    public void GiveMail(int author, string mail, int index)
    {
        if (author >= 0)
        {
            people[author] = people[author] with { Email = people[author].Email ?? mail };
            lines.Add(page.Lines[index].Number);
        }
    }

    /// <summary>An author whom the page declares to machines.</summary>
    public void AddDeclared(string name, string? mail, int line, string rule)
    {
        Merge(new(name, mail, null, IsStaff: true, 1));
        declared.Add(name);
        lines.Add(line);
        rules.Add(rule);
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

    public void AddLoose(IEnumerable<string> mails, int index) =>
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

    /// <summary>A newspaper may be called like a person (<c>연예담</c>), or like a reporter (<c>누구나기자</c>).</summary>
    void DropOutlet()
    {
        if (people.Count > 1 && (page.Document.Outlet ?? page.Owner) is { } outlet)
        {
            people.RemoveAll(p => p.Name == outlet || (page.Owner is { } owner && owner.Length == p.Name.Length + 2 && owner.StartsWith(p.Name, StringComparison.Ordinal) && owner.EndsWith("기자", StringComparison.Ordinal)));
        }
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


}
