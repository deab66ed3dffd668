using System.Globalization;
using System.Text;

namespace Cms.Import.Html;

/// <summary>A value of JSON, and the source line on which it begins.</summary>
/// <param name="Text">The text of a string or of any other plain value; null for objects and arrays.</param>
/// <param name="Members">An object's members; empty for anything else.</param>
/// <param name="Items">An array's items; empty for anything else.</param>
/// <param name="Line">The line in the page's source.</param>
sealed record JsonNode(string? Text, IReadOnlyList<KeyValuePair<string, JsonNode>> Members, IReadOnlyList<JsonNode> Items, int Line)
{
    /// <summary>The first member of that name; null when there is none.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            foreach (var (key, value) in Members)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>An array's items, or the value itself: JSON-LD writes one value without an array.</summary>
    public IEnumerable<JsonNode> Each => Items.Count > 0 ? Items : Text is null && Members.Count == 0 ? [] : [this];
}

/// <summary>
/// Reads JSON as pages print it: raw line ends and tabs in strings, quotation marks of a headline that nobody escaped, commas
/// before a closing bracket, comments, CDATA, brackets never closed. What can't be understood is left out; nothing throws.
/// </summary>
sealed class LooseJson
{
    const int Deepest = 32;

    readonly string text;
    int at;
    int line;
    int counted;

    LooseJson(string text, int line) => (this.text, this.line) = (text, line);

    /// <summary>The values of the text, one behind the other; usually one.</summary>
    public static List<JsonNode> Read(string text, int line)
    {
        var reader = new LooseJson(text, line);
        var values = new List<JsonNode>();
        while (reader.Next() is not '\0')
        {
            if (reader.text[reader.at] is '{' or '[')
            {
                values.Add(reader.Value(0));
            }
            else
            {
                reader.at++;
            }
        }

        return values;
    }

    /// <summary>The next character that means something; NUL at the end.</summary>
    char Next()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is ';' or '\uFEFF' or '\0')
            {
                at++;
            }
            else if (!Skip("<!--", null) && !Skip("-->", null) && !Skip("<![CDATA[", null) && !Skip("]]>", null) && !Skip("/*", "*/") && !Skip("//", "\n"))
            {
                return text[at];
            }
        }

        return '\0';
    }

    bool Skip(string start, string? end)
    {
        if (string.CompareOrdinal(text, at, start, 0, start.Length) != 0)
        {
            return false;
        }

        at += start.Length;
        if (end is not null)
        {
            var close = text.IndexOf(end, at, StringComparison.Ordinal);
            var isCData = end == "\n" && string.CompareOrdinal(text, at, "<![CDATA[", 0, 9) == 0;
            at = isCData ? at : close < 0 ? text.Length : close + end.Length;
        }

        return true;
    }

    JsonNode Value(int depth)
    {
        var start = Line();
        if (depth > Deepest)
        {
            at = text.Length;
            return Plain("", start);
        }

        return Next() switch
        {
            '{' => Object(depth, start),
            '[' => Array(depth, start),
            '"' or '\'' => Plain(String(), start),
            _ => Plain(Word(), start),
        };
    }

    static JsonNode Plain(string value, int line) => new(value, [], [], line);

    JsonNode Object(int depth, int start)
    {
        var members = new List<KeyValuePair<string, JsonNode>>();
        at++;
        for (var next = Next(); next is not '\0'; next = Next())
        {
            if (next == '}')
            {
                at++;
                break;
            }

            if (next is ',' or ']' or ':' or '{' or '[')
            {
                at++;
                continue;
            }

            var key = next is '"' or '\'' ? String() : Word();
            if (Next() == ':')
            {
                at++;
                if (Next() is not (',' or '}' or ']'))
                {
                    members.Add(new(key, Value(depth + 1)));
                }
            }
        }

        return new(null, members, [], start);
    }

    JsonNode Array(int depth, int start)
    {
        var items = new List<JsonNode>();
        at++;
        for (var next = Next(); next is not '\0'; next = Next())
        {
            if (next is ']' or '}')
            {
                at += next == ']' ? 1 : 0;
                break;
            }

            if (next is ',' or ':')
            {
                at++;
                continue;
            }

            items.Add(Value(depth + 1));
        }

        return new(null, [], items, start);
    }

    /// <summary>A number, true, null, or a text that lacks its quotation marks.</summary>
    string Word()
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or ':' or '}' or ']' or '\n'))
        {
            at++;
        }

        at += at == start ? 1 : 0;
        var word = text[start..Math.Min(at, text.Length)].Trim().Trim('"');
        return word == "null" ? "" : word;
    }

    string String()
    {
        var quote = text[at++];
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                at++;
                value.Append(Escaped());
            }
            else if (c == quote && Closes())
            {
                at++;
                break;
            }
            else
            {
                value.Append(c);
            }
        }

        return value.ToString();
    }

    char Escaped()
    {
        if (text[at] == 'u' && at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += 4;
            return (char)code;
        }

        return text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' or 'f' => ' ', var c => c };
    }

    /// <summary>Whether the quotation mark here ends the string: behind it stands what goes on with the JSON, not with a sentence.</summary>
    bool Closes()
    {
        var next = Behind(at + 1);
        if (next >= text.Length || text[next] is ':' or '}' or ']')
        {
            return true;
        }

        if (text[next] != ',')
        {
            return text[next] == '"' && text.AsSpan(at, next - at).Contains('\n');
        }

        var following = Behind(next + 1);
        return following >= text.Length || text[following] is '"' or '\'' or '{' or '[' or '}' or ']' or '-' or '/' or '<' || char.IsAsciiLetterOrDigit(text[following]);
    }

    int Behind(int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    int Line()
    {
        for (; counted < at && counted < text.Length; counted++)
        {
            line += text[counted] == '\n' ? 1 : 0;
        }

        return line;
    }
}
