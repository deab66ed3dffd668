namespace Cms.Api.Search;

/// <summary>How texts are compared in a search: letter by letter, so that a place in the one is the same place in the other.</summary>
static class SearchText
{
    /// <summary>Lower case, full width as half width, white space as a space; of the middle dots, dashes and quotation marks one each.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }
    });

    /// <summary>Whether terms are made of it. Halves of surrogate pairs are: they write rare Hanja.</summary>
    public static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    static char Fold(char c) => c switch
    {
        < (char)0x80 => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : char.IsWhiteSpace(c) ? ' ' : c,
        >= '가' and <= '힣' => c,
        '‘' or '’' or '＇' => '\'',
        '“' or '”' or '＂' => '"',
        '·' or 'ㆍ' or '・' or '‧' or '･' => '·',
        '‐' or '‑' or '–' or '—' or '―' or '−' => '-',
        >= '！' and <= '～' => Fold((char)(c - 0xFEE0)),
        _ => char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c),
    };
}
