namespace Cms.Import.Recognisers.Names;

/// <summary>E-mail addresses as bylines print them.</summary>
static class EmailShape
{
    /// <summary>What a widespread shield against harvesters leaves on the page in an address's place.</summary>
    public const string Shielded = "[email protected]";

    /// <summary>Whether something stands on both sides of the @ and a dot behind it; older pages cut the rest off (<c>name@</c>).</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at < 1 || text.LastIndexOf('@') != at || text.Length > 254)
        {
            return false;
        }

        var domain = text[(at + 1)..].TrimEnd(".,");
        var dot = domain.LastIndexOf('.');
        foreach (var c in text)
        {
            if (!IsPart(c) && c != '@')
            {
                return false;
            }
        }

        return dot > 0 && dot < domain.Length - 1 && !domain.Contains("..", StringComparison.Ordinal);
    }

    /// <summary>Whether the character may stand on either side of the @.</summary>
    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '%';

    public static string Normalise(ReadOnlySpan<char> text) => text.TrimEnd(".,").ToString().ToLowerInvariant();
}
