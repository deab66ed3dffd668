namespace Cms.Import;

/// <summary>What became of one page. Reading never throws: a page that is no article has an <see cref="Error"/>.</summary>
/// <typeparam name="T">What the page was read as.</typeparam>
public sealed record ParseResult<T>
{
    /// <summary>The page's encoding by its IANA name: utf-8, utf-16le, utf-16be, cp949 …</summary>
    public required string Encoding { get; init; }

    /// <summary>The recogniser that dominated; stable and short, like <c>byline-and-time-line</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>What was read, as far as it was, also when <see cref="Error"/> is set.</summary>
    public required T Document { get; init; }

    /// <summary>Where each member of <see cref="Document"/> that was found came from, by its JSON name (<c>publishedAt</c>).</summary>
    public required IReadOnlyDictionary<string, FieldEvidence> Fields { get; init; }

    /// <summary>What was not understood or had to be inferred, in the order of the page.</summary>
    public required IReadOnlyList<ParseNotice> Warnings { get; init; }

    /// <summary>Why this is no article; null when it is one.</summary>
    public ParseNotice? Error { get; init; }
}

/// <summary>Where a field came from.</summary>
/// <param name="Lines">Line numbers in the page as given, from 1, ascending, without repeats; of HTML, those of its source. Empty for what the caller said and the page doesn't.</param>
/// <param name="Rule">The stable name of the rule that found it.</param>
/// <param name="Confidence">From 0 (a guess) to 1 (the page says so).</param>
public sealed record FieldEvidence(IReadOnlyList<int> Lines, string Rule, double Confidence);

/// <summary>A warning, or the reason of a refusal.</summary>
/// <param name="Code">Stable kebab-case name, like <c>time-missing</c>.</param>
/// <param name="Message">The same in an English sentence that names what was seen.</param>
/// <param name="Line">The line of the page as given, from 1; null when the whole page is meant.</param>
public sealed record ParseNotice(string Code, string Message, int? Line = null);
