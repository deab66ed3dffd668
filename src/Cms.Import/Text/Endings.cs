using System.Collections;

namespace Cms.Import.Text;

/// <summary>Many endings, of which a word may have one. Only those that share its last character are compared.</summary>
sealed class Endings(params string[] endings) : IEnumerable<string>
{
    readonly Dictionary<char, string[]> byLast = endings.GroupBy(e => e[^1]).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Whether the text ends in one of them.</summary>
    public bool End(ReadOnlySpan<char> text)
    {
        foreach (var ending in Sharing(text))
        {
            if (text.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those that share the text's last character, in their order: the only ones that it can end in.</summary>
    public ReadOnlySpan<string> Sharing(ReadOnlySpan<char> text) => !text.IsEmpty && byLast.TryGetValue(text[^1], out var sharing) ? sharing : [];

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)endings).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
