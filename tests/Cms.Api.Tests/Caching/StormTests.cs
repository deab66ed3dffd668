using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Caching;

/// <summary>Two instances that are read and written all the time, while what tells them of each other's writes is cut.</summary>
public sealed class StormTests
{
    /// <summary>The storm ends when all has happened often enough; on a slow machine it is given up after this.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <param name="megabytes">With 0 no answers are kept, but still what reporters and categories are called.</param>
    [Theory]
    [InlineData(64)]
    [InlineData(0)]
    public async Task No_read_is_older_than_a_write_answered_before_it_in_a_storm_on_two_instances_whose_listening_is_cut(int megabytes)
    {
        await using var database = await TestServer.StartAsync();
        string[] settings = ["--Cms:RateLimits:Anonymous=1000000", "--Cms:RateLimits:Known=1000000", $"--Cms:Cache:MaxMegabytes={megabytes}"];
        using var one = await ServeProcess.StartAsync(database.ConnectionString, settings);
        using var two = await ServeProcess.StartAsync(database.ConnectionString, settings);
        var source = Answers.Unique("폭풍");
        var reporter = (string)(await one.Editor.CreateAsync("/v1/reporters", new { name = "0" }))["id"]!;
        var category = (string)(await one.Editor.CreateAsync("/v1/categories", new { name = "0" }))["id"]!;
        var articles = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var article = new { title = "0", body = "<p>본문.</p>", source, category = new { id = category }, reporters = new[] { new { id = reporter } } };
            articles.Add((string)(await one.Editor.PublishNewAsync(article))["id"]!);
        }

        // Of each article the numbers that its title had, and of the reporter and category they all have those that were their names; when the write was answered, and by which instance.
        var written = articles.Append(reporter).Append(category).ToDictionary(a => a, _ => new ConcurrentQueue<(long Number, long At, ServeProcess By)>());
        var faults = new ConcurrentQueue<string>();
        var (reads, hits, cuts) = (0, 0, 0);
        using var end = new CancellationTokenSource(Patience);
        await Task.WhenAll([
            .. articles.Select((id, i) => WriteAsync(id, i, 40, $"/v1/articles/{id}", number => new { title = number })),
            WriteAsync(reporter, 0, 400, $"/v1/reporters/{reporter}", number => new { name = number }),
            WriteAsync(category, 1, 400, $"/v1/categories/{category}", number => new { name = number }),
            .. Enumerable.Range(0, 8).Select(i => ReadAsync(i % 2 == 0 ? one : two, i)),
            CutAsync(),
        ]);

        Assert.Empty(faults);
        Assert.True(IsEnough(), $"{reads} reads, {hits} from memory, {cuts} cuts");

        bool IsEnough() => reads > 1000 && (hits > 300 || megabytes == 0) && cuts > 4 && articles.All(a => written[a].Count > 15) && written.Values.All(w => w.Count > 5);

        async Task WriteAsync(string id, int first, int pause, string address, Func<string, object> change)
        {
            for (var number = 1L; !end.IsCancellationRequested; number++)
            {
                var by = (number + first) % 2 == 0 ? one : two;
                using var answer = await by.Editor.SendAsync(HttpMethod.Patch, address, change(number.ToString(CultureInfo.InvariantCulture)), "*");
                answer.EnsureSuccessStatusCode();
                written[id].Enqueue((number, Stopwatch.GetTimestamp(), by));
                await Task.Delay(Random.Shared.Next(pause));
            }
        }

        async Task ReadAsync(ServeProcess from, int reader)
        {
            using var client = new HttpClient { BaseAddress = from.Address };
            while (!end.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                var isList = Random.Shared.Next(3) == 0;
                var id = articles[Random.Shared.Next(articles.Count)];
                using var answer = await client.GetAsync(new Uri(isList ? $"/v1/articles?source={Uri.EscapeDataString(source)}" : $"/v1/articles/{id}", UriKind.Relative));
                var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                Interlocked.Increment(ref reads);
                Interlocked.Add(ref hits, answer.Headers.Contains("Cache-Status") ? 1 : 0);
                foreach (var shown in isList ? body["data"]!.AsArray() : [body])
                {
                    Check(from, (string)shown!["id"]!, (string)shown["title"]!, began, reader);
                    Check(from, reporter, (string)shown["reporters"]![0]!["name"]!, began, reader);
                    Check(from, category, (string)shown["category"]!["name"]!, began, reader);
                }
            }
        }

        void Check(ServeProcess from, string id, string told, long began, int reader)
        {
            var read = long.Parse(told, CultureInfo.InvariantCulture);
            var missed = written[id].FirstOrDefault(w => w.Number > read && w.At < began && (w.By == from || Stopwatch.GetElapsedTime(w.At, began) > StalenessTests.Bound));
            if (missed.By is not null)
            {
                faults.Enqueue($"Reader {reader} was told {read} though {missed.Number} was answered {Stopwatch.GetElapsedTime(missed.At, began).TotalMilliseconds:0} ms before, by {(missed.By == from ? "the same" : "the other")} instance.");
            }
        }

        async Task CutAsync()
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            while (!end.IsCancellationRequested)
            {
                await Task.Delay(Random.Shared.Next(100, 900));
                if (IsEnough())
                {
                    await end.CancelAsync();
                }

                cuts += await connection.ExecuteAsync("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'cms-api-listening' AND datname = current_database() ORDER BY random() LIMIT 1
                    """) is 0 ? 0 : 1;
            }
        }
    }
}
