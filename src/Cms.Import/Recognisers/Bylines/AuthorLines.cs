using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>The lines that name the article's authors: bylines above, inside and below the body, buttons with a name, boxes about reporters.</summary>
sealed class AuthorLines(Page page, Authors authors, OutletName outlets)
{
    const int LongestButton = 20;

    /// <summary>No Korean name is longer.</summary>
    const int LongestName = 5;

    /// <summary>So many lines may stand between a reporter's name and the address.</summary>
    const int MostBetween = 2;

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
        if (!authors.HasAny && page.BodyStart < page.BodyEnd && index < page.Lines.Length && IsNameAlone(index) && !(index + 1 < page.Lines.Length && IsNameAlone(index + 1)))
        {
            page.Lines[index].Kind = LineKind.Byline;
            authors.AddPerson(new(page.Lines[index].AsString(), null, null, IsStaff: true, 0.6), index, "byline-name");
        }
    }

    /// <summary>Some sites name the reporter nowhere but on the button to what else they wrote: <c>홍길동 기자 다른 기사 보기</c>.</summary>
    void ReadButton(int limit)
    {
        for (var i = page.BodyEnd; !authors.HasAny && page.BodyStart < page.BodyEnd && i < limit; i++)
        {
            var text = page.Lines[i].Text;
            if (text.Length <= LongestButton && text.EndsWith("보기") && text.IndexOf(" 기자") is >= 2 and <= 4 and var end && text[end..].Contains("기사", StringComparison.Ordinal) && NameShape.IsName(text[..end]))
            {
                page.Lines[i].Kind = LineKind.Byline;
                authors.AddPerson(new(text[..end].ToString(), page.Bylines.TryGetValue(i + 1, out var below) && below is { People.Count: 0, LooseMails: [var mail] } ? mail : null, null, IsStaff: true, 0.7), i, "byline-button");
            }
        }
    }

    bool IsNameAlone(int index) => page.Lines[index] is { Kind: LineKind.Text, IsBulleted: false } line && (NameShape.IsUsualName(line.Text) || (line.Text.Length == 4 && NameShape.IsName(line.Text)));

    /// <summary>Further down a site shows who its reporter is, with an address: only of one who is known already.</summary>
    void ReadProfiles(int from)
    {
        for (var i = from; i < page.Lines.Length; i++)
        {
            if (KnownOn(i) is >= 0 and var known && authors.People[known].Email is null && (page.Bylines.GetValueOrDefault(i)?.People[0].Email ?? MailBelow(i)) is { } mail)
            {
                authors.GiveMail(known, mail, i);
            }
        }
    }

    /// <summary>Which of the authors the line names and nobody else; -1 when it names none.</summary>
    int KnownOn(int index)
    {
        var line = page.Lines[index];
        return line.Kind == LineKind.Byline && page.Bylines.TryGetValue(index, out var byline) && byline.People is [var person] ? authors.IndexOf(person.Name)
            : line.Kind == LineKind.Text && line.Item.Length <= LongestName ? authors.IndexOf(line.Item)
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

        authors.Add(byline, index, rule);
        if (byline is { People.Count: 0, LooseMails: [var mail] })
        {
            AttachToLineAbove(index, mail, rule);
        }
        else if (byline is { People.Count: 0, LooseMails: { Count: > 1 } mails })
        {
            authors.AddLoose(mails, index);
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
        var last = page.Bylines.TryGetValue(index - 1, out var byline) && byline.People.Count == 1 ? authors.IndexOf(byline.People[0].Name) : -1;
        if (last >= 0)
        {
            authors.GiveMail(last, mail, index);
        }
        else if (above.Kind != LineKind.Text || !NameShape.IsName(above.Item))
        {
            if (KnownAbove(index) is >= 0 and var known)
            {
                authors.GiveMail(known, mail, index);
            }
            else
            {
                authors.AddLoose([mail], index);
            }
        }
        else
        {
            above.Kind = LineKind.Byline;
            authors.AddPerson(new(above.Item.ToString(), null, null, IsStaff: true, 0.8), index - 1, rule);
            authors.GiveMail(authors.IndexOf(above.Item), mail, index);
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

    /// <summary>From here on names are those of other articles' authors, of readers or of who runs the site.</summary>
    bool IsOthers(int index) =>
        page.Lines[index].Kind is LineKind.BoxHeading or LineKind.CommentHeading or LineKind.Comment or LineKind.Navigation
        || (page.Lines[index].Kind == LineKind.Footer && FooterLine.IsImprint(page.Lines[index].Text));
}
