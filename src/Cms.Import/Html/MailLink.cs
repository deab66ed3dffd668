using System.Text;
using Cms.Import.Recognisers;

namespace Cms.Import.Html;

/// <summary>
/// A link that writes to somebody: the address may stand in it alone, behind a button (<c>이메일</c>), an icon or a reporter's name. A link for
/// tips or advertisements, or one that sends the article on, is nobody's.
/// </summary>
sealed class MailLink
{
    const string Scheme = "mailto:";

    /// <summary>What says in a link's text that it writes to whom the line names.</summary>
    static readonly string[] Buttons = ["메일", "mail", "✉"];

    string address = "";

    /// <summary>How long the line was where the link begins.</summary>
    public int Start { get; private set; }

    /// <summary>The source line on which it begins.</summary>
    public int Line { get; private set; }

    /// <param name="target">Where the link leads.</param>
    /// <param name="open">What it stands in.</param>
    /// <param name="start">How long the line is by now.</param>
    /// <param name="line">The source line.</param>
    public void Open(string target, OpenElements open, int start, int line)
    {
        (Start, Line, address) = (start, line, "");
        if (target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && !open.IsUnread && !open.IsBeside)
        {
            var end = target.IndexOf('?', StringComparison.Ordinal);
            address = Uri.UnescapeDataString(target[Scheme.Length..(end < 0 ? target.Length : end)]).Trim();
        }
    }

    /// <summary>At the link's end: the address that the line doesn't show, null when there is none. A button before it is taken off.</summary>
    public string? Close(StringBuilder text)
    {
        var found = address;
        address = "";
        if (found.Length == 0 || !EmailShape.IsWhole(found))
        {
            return null;
        }

        var label = Start < text.Length ? text.ToString(Start, text.Length - Start).Trim() : "";
        var isButton = label.Length == 0 || Array.Exists(Buttons, b => label.Contains(b, StringComparison.OrdinalIgnoreCase));
        if (label.Contains('@', StringComparison.Ordinal) || !(isButton || label.EndsWith("기자", StringComparison.Ordinal) || NameShape.IsUsualName(label)))
        {
            return null;
        }

        text.Length = isButton ? Math.Min(Start, text.Length) : text.Length;
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return found;
    }
}
