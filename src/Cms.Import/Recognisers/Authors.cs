using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>Who wrote the article, gathered from head, lead and tail. The same name found again is the same person; what one place leaves out another fills in.</summary>
sealed class Authors(Page page, OutletName outlets)
{
    readonly List<Person> people = [];
    readonly List<int> lines = [];
    readonly List<string> rules = [];

    /// <summary>The bylines that stand on lines of their own.</summary>
    public void ReadLines()
    {
        for (var i = 0; i < page.BodyEnd; i++)
        {
            ReadLine(i, i < page.BodyStart ? "byline-head" : "byline-body");
        }

        for (var i = page.BodyEnd; i < page.Lines.Length && !IsOthers(i); i++)
        {
            ReadLine(i, "byline-tail");
        }
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
            outlets.Vote(byline.Outlet, number, $"outlet-{rule}", rule.StartsWith("dateline", StringComparison.Ordinal) ? 1 : 2);
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

    public void AddPerson(Person person, int index, string rule)
    {
        Merge(person);
        lines.Add(page.Lines[index].Number);
        rules.Add(rule);
    }

    /// <summary>Puts what was gathered into the document. A reporter without a newspaper writes for the page's own.</summary>
    public void Tell()
    {
        if (people.Count == 0)
        {
            page.Warn(NoticeCodes.ReporterMissing, "The page names no author.");
            return;
        }

        var own = page.Document.Outlet;
        page.Document = page.Document with { Reporters = [.. people.Select(p => new PageReporter(p.Name, p.Email, p.Outlet ?? (p.IsStaff ? own : null)))] };
        page.Found(Field.Reporters, lines, rules[0], people.Min(p => p.Confidence));
    }

    void ReadLine(int index, string rule)
    {
        if (!page.Bylines.TryGetValue(index, out var byline) || page.Lines[index].Kind is not (LineKind.Byline or LineKind.Time or LineKind.Copyright))
        {
            return;
        }

        Add(byline, index, rule);
        if (byline is { People.Count: 0, LooseMail: { } mail })
        {
            AttachToLineAbove(index, mail, rule);
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
        else if (above.Kind == LineKind.Text && NameShape.IsName(above.Item))
        {
            above.Kind = LineKind.Byline;
            AddPerson(new(above.Item.ToString(), mail, null, IsStaff: true, 0.8), index - 1, rule);
            lines.Add(page.Lines[index].Number);
        }
    }

    void Merge(Person person)
    {
        var known = people.FindIndex(p => p.Name == person.Name);
        if (known < 0)
        {
            people.Add(person);
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
