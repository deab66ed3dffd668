using Cms.Import.Pages;

namespace Cms.Import.Recognisers.Joints;

/// <summary>Where something else begins on the same line, with nothing but the sense to tell; 0 where nothing does.</summary>
delegate int JointFinder(ReadOnlySpan<char> line);

/// <summary>Lines cut where pieces of a page ran together: each piece becomes a line.</summary>
static class Joint
{
    /// <summary>No article has more; so a page made to have them takes no longer.</summary>
    const int Most = 200;

    /// <summary>Cuts a text's lines at all that is known of joints: first where whole pages, then where their parts ran together.</summary>
    public static Line[] CutAll(Line[] lines) => GluedCaption.Cut(GluedParagraphs.Cut(GluedSignature.Cut(GluedTime.Cut(LongLine.Cut(GluedFrame.Cut(lines))))));

    /// <summary>Cuts every line at its joints.</summary>
    public static Line[] Cut(Line[] lines, JointFinder find) => Array.Exists(lines, l => find(l.Text) > 0) ? [.. lines.SelectMany(l => Pieces(l, find))] : lines;

    /// <summary>The pieces of a line.</summary>
    public static List<Line> Pieces(Line line, JointFinder find)
    {
        var pieces = new List<Line>();
        for (var at = find(line.Text); at > 0 && at < line.Text.Length && pieces.Count < Most; at = find(line.Text))
        {
            pieces.Add(line.Piece(0, at));
            line = line.Piece(at, line.Text.Length);
        }

        pieces.Add(line);
        return pieces;
    }
}
