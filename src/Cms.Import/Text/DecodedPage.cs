namespace Cms.Import.Text;

/// <summary>The page as text, before it is cut into lines.</summary>
/// <param name="Text">The text; line ends as given.</param>
/// <param name="Encoding">The encoding's name as <see cref="ParseResult{T}.Encoding"/> tells it.</param>
/// <param name="Notices">What had to be repaired.</param>
/// <param name="Error">Why the bytes are no text; null when they are.</param>
sealed record DecodedPage(string Text, string Encoding, IReadOnlyList<ParseNotice> Notices, ParseNotice? Error = null);
