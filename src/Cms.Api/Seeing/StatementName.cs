using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Cms.Api.Seeing;

/// <summary>
/// What a statement is called wherever it is seen: by the comment of its first line, else by the method that runs it (<c>ArticleStore.FindAsync</c>).
/// The method is looked for on the stack when a text comes for the first time; there are only so many, since values are parameters.
/// </summary>
static partial class StatementName
{
    const string Comment = "-- ";
    const string Unknown = "unknown";
    const int MaxKnown = 4096;

    static readonly ConcurrentDictionary<string, string> Known = new();

    /// <summary>The first line of a statement that more than one method runs.</summary>
    public static string Line(string name) => $"{Comment}{name}\n";

    /// <summary>Called while the method that runs it is on the stack.</summary>
    public static string Of(NpgsqlCommand command)
    {
        var text = command.CommandText;
        if (text.StartsWith(Comment, StringComparison.Ordinal) && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end)
        {
            return text[Comment.Length..end]; // sooner than a long text is looked up
        }

        if (Known.TryGetValue(text, out var name))
        {
            return name;
        }

        name = Caller();
        return Known.Count < MaxKnown ? Known.GetOrAdd(text, name) : name;
    }

    static string Caller() => new StackTrace(fNeedFileInfo: false).GetFrames().Select(f => f.GetMethod()).Where(IsOurs).Select(m => NameOf(m!)).FirstOrDefault() ?? Unknown;

    static bool IsOurs(MethodBase? method) =>
        method?.DeclaringType is { } type && type.Assembly == typeof(StatementName).Assembly && type != typeof(StatementName);

    /// <summary>Of <c>ArticleStore+&lt;FindAsync&gt;d__3.MoveNext</c>, as the compiler calls it, ArticleStore.FindAsync.</summary>
    static string NameOf(MethodBase method)
    {
        var outer = method.DeclaringType!;
        var inner = method.Name;
        while (outer.DeclaringType is { } outside)
        {
            inner = $"{outer.Name}.{inner}";
            outer = outside;
        }

        return $"{outer.Name.Split('`')[0]}.{(Written().Match(inner) is { Success: true } written ? written.Groups[1].Value : method.Name)}";
    }

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex Written();
}
