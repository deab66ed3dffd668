using System.CommandLine;

namespace Cms.Api.Verbs;

/// <summary>The verb <c>health</c>: whether a running server is ready, for containers whose image has no curl.</summary>
static class Health
{
    public static Command Command()
    {
        var url = CommandLine.ServerOption("The server to ask.", "http://127.0.0.1:8080");
        var command = new Command("health", "Exit with 0 when a running server and its database are ready, with 1 otherwise.") { url };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(url)!, ct));
        return command;
    }

    static async Task<int> RunAsync(Uri url, CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await client.GetAsync(new Uri(url, "health/ready"), ct);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(ct));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{url} doesn't answer: {failure.Message}");
            return 1;
        }
    }
}
