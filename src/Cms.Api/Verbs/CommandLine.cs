using System.CommandLine;
using System.Text.RegularExpressions;

namespace Cms.Api.Verbs;

/// <summary>The verbs and their options. Settings (<c>--Section:Key=value</c>) may stand with any verb, as they may without one.</summary>
static partial class CommandLine
{
    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Somebody has stopped the program, as shells tell it.</summary>
    public const int Stopped = 130;

    public static async Task<int> RunAsync(string[] args, CancellationToken stop)
    {
        string[] settings = [.. args.Where(a => Setting().IsMatch(a))];
        var root = new RootCommand("A headless CMS for newspapers: JSON over HTTP, PostgreSQL underneath. Without a verb it serves.")
        {
            Verb("serve", "Serve the API and Swagger UI (the default).", ct => Serve.RunAsync(settings, ct)),
            Verb("migrate", "Bring the database up to date, and end.", ct => Migrate.RunAsync(settings, ct)),
            ImportFiles.Command(settings),
            Health.Command(),
        };
        var parsed = root.Parse([.. args.Where(a => !Setting().IsMatch(a))]);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"See: {RootCommand.ExecutableName} {parsed.CommandResult.Command.Name} --help");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(cancellationToken: stop);
    }

    /// <summary>The option <c>--url</c>, the address of a running server, perhaps with the path below which a proxy keeps it: ends with a slash, so that relative addresses go on from there.</summary>
    public static Option<Uri?> ServerOption(string description, string? standard = null) => new("--url")
    {
        Description = description,
        DefaultValueFactory = _ => standard is null ? null : new(standard),
        CustomParser = argument =>
        {
            if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "" })
            {
                return new(url.AbsoluteUri.TrimEnd('/') + "/");
            }

            argument.AddError($"--url must be an address like http://localhost:8080, not '{argument.Tokens[0].Value}'.");
            return null;
        },
    };

    static Command Verb(string name, string description, Func<CancellationToken, Task<int>> action)
    {
        var verb = new Command(name, description);
        verb.SetAction((_, ct) => action(ct));
        return verb;
    }

    [GeneratedRegex("^--[A-Za-z]+(:[A-Za-z0-9]+)+=")]
    private static partial Regex Setting();
}
