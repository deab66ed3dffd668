using System.Text;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>
/// Links that write to somebody: the address may stand in one alone, behind a button (<c>이메일</c>), an icon or a reporter's name. A link for
/// tips or advertisements, or one that sends the article on, is nobody's; one in a sentence stays as it is written.
/// </summary>
sealed class MailLink
{
    const string Scheme = "mailto:";

    /// <summary>A link to what else a reporter wrote may have the address in it: <c>…?author=홍길동&amp;email=hong@paper.example</c>.</summary>
    const string Parameter = "email=";
    const string Title = "기자";

    /// <summary>Texts of links, folded, that say no more than that it writes to whom the line names.</summary>
    static readonly string[] Buttons = ["메일", "이메일", "mail", "email", "e메일", "메일보내기", "이메일보내기", "메일쓰기", "이메일쓰기", "메일주소", "이메일주소", "기자메일", "기자이메일", "sendmail", "sendemail"];

    /// <summary>What follows a word at once in a sentence: <c>이메일로 신청하면</c>.</summary>
    const string Particles = "로으을를은는이가에과와의도만";

    /// <summary>What the line's links say beyond its text: from where to where a button stands, and the address.</summary>
    readonly List<(int Start, int End, string Address)> found = [];

    string address = "";

    /// <summary>The source line on which the last one begins.</summary>
    public int Line { get; private set; }

    /// <param name="target">Where the link leads.</param>
    /// <param name="open">What it stands in.</param>
    /// <param name="line">The source line.</param>
    public void Open(string target, OpenElements open, int line)
    {
        (Line, address) = (line, "");
        if (open.IsUnread || open.IsBeside)
        {
            return;
        }

        if (target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            address = Value(target, Scheme.Length, '?');
        }
        else if (target.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) is > 0 and var parameter && target[parameter - 1] is '&' or '?')
        {
            address = Value(target, parameter + Parameter.Length, '&');
        }
    }

    static string Value(string target, int start, char end) =>
        Uri.UnescapeDataString(target[start..(target.IndexOf(end, start) is >= 0 and var sign ? sign : target.Length)]).Trim();

    /// <summary>At the link's end: the address when nothing but a picture is in it, which can be written at once; null for any other.</summary>
    /// <param name="text">The line so far.</param>
    /// <param name="start">Where in it the link begins.</param>
    public string? Close(StringBuilder text, int start)
    {
        var mail = address;
        address = "";
        if (mail.Length == 0 || !EmailShape.IsWhole(mail))
        {
            return null;
        }

        var label = start < text.Length ? text.ToString(start, text.Length - start) : "";
        if (Folded.Of(label).Length == 0)
        {
            text.Length = Math.Min(start, text.Length);
            return mail;
        }

        if (!label.Contains('@', StringComparison.Ordinal) && NameIn(label) is { } name)
        {
            found.Add((start + name.Length, text.Length, mail));
        }

        return null;
    }

    /// <summary>What stays of a link's text, a reporter's name or nothing; null when it is neither a name nor a button.</summary>
    static string? NameIn(string label)
    {
        if (IsButton(label))
        {
            return "";
        }

        var name = label.TrimEnd();
        if (name.EndsWith(Title, StringComparison.Ordinal) || NameShape.IsUsualName(name.AsSpan().Trim()))
        {
            return name;
        }

        var end = name.LastIndexOf(Title + " ", StringComparison.Ordinal);
        return end > 0 && IsButton(name[(end + Title.Length)..]) ? name[..(end + Title.Length)] : null; // 홍길동 기자 메일 보내기
    }

    static bool IsButton(string label) => Buttons.Contains(Folded.Of(label));

    /// <summary>At the line's end: puts the addresses where the buttons were. Says whether there were any.</summary>
    public bool Write(StringBuilder text)
    {
        if (found.Count == 0)
        {
            return false;
        }

        var line = text.ToString();
        var isSentence = Prose.EndsAsSentence(line);
        text.Clear();
        var written = 0;
        foreach (var (start, end, mail) in found.Where(f => !isSentence && f.End <= line.Length && !(f.End < line.Length && Particles.Contains(line[f.End], StringComparison.Ordinal))))
        {
            text.Append(line.AsSpan(written..start).TrimEnd(' ')).Append(text.Length > 0 ? " " : "").Append(mail);
            written = end;
        }

        text.Append(line.AsSpan(written));
        found.Clear();
        return written > 0;
    }
}
