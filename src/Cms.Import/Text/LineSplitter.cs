using Cms.Import.Pages;

namespace Cms.Import.Text;

/// <summary>Cuts the text at CRLF, LF and CR, cleans each line and leaves out the blank ones; their numbers stay counted.</summary>
static class LineSplitter
{
    /// <summary>Room for so many lines is made at once; few pages have more.</summary>
    const int UsualLines = 1024;

    public static Line[] Split(string text, TextCleaner cleaner)
    {
        var lines = new List<Line>(Math.Min(text.AsSpan().Count('\n') + 1, UsualLines));
        var number = 0;
        var afterBlank = true;
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            number++;
            if (cleaner.Clean(text, start, end - start, number) is { Length: > 0 } content)
            {
                lines.Add(new Line(number, content, afterBlank));
                afterBlank = false;
            }
            else
            {
                afterBlank = true;
            }

            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return [.. lines];
    }
}
