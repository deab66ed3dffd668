using System.Buffers;

namespace Cms.Import.Recognisers.Names;

/// <summary>The byline of an English edition: <c>By Hong Gil-dong</c>, <c>By Hong Gil-dong, Staff Reporter hong@example.com</c>.</summary>
static class EnglishByline
{
    const int Longest = 80;

    static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.'");

    /// <summary>The names, and how far they reach in the line; null for any other line.</summary>
    public static List<string>? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest || !line.StartsWith("By ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var names = new List<string>();
        var words = new List<string>();
        foreach (var part in line[3..].ToString().Replace(",", " , ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "," or "and" or "&" || part.Contains('@', StringComparison.Ordinal) || IsTitle(part))
            {
                AddName();
            }
            else if (IsNamePart(part))
            {
                words.Add(part);
            }
            else
            {
                return null;
            }
        }

        AddName();
        return names.Count > 0 ? names : null;

        void AddName()
        {
            if (words.Count is 2 or 3)
            {
                names.Add(string.Join(' ', words));
            }

            words.Clear();
        }
    }

    /// <summary>A name alone: <c>Hong Gil-dong</c>.</summary>
    public static bool IsName(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > 30 || !char.IsAsciiLetterUpper(line[0]) || line.Count(' ') is not (1 or 2) || !line.ContainsAny('-', '.'))
        {
            return false;
        }

        foreach (var word in line.Split(' '))
        {
            if (line[word].IsEmpty || !IsNamePart(line[word].ToString()))
            {
                return false;
            }
        }

        return true;
    }

    static bool IsTitle(string word) =>
        word is "Staff" or "staff" or "Reporter" or "reporter" or "Writer" or "writer" or "Contributing" or "contributing" or "Correspondent" or "correspondent" or "Editor" or "editor";

    static bool IsNamePart(string word) =>
        char.IsAsciiLetterUpper(word[0]) && word.Length <= 16 && !word.AsSpan().ContainsAnyExcept(NameLetters);
}
