using System.Diagnostics;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Caching;

/// <summary>No reader is answered with what a write has made stale: not by the instance that wrote, nor for longer than README says by another.</summary>
[Collection(ApiCollection.Name)]
public sealed class StalenessTests(Api api)
{
    /// <summary>As README tells it.</summary>
    internal static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_scheduled_article_appears_in_its_second_in_lists_that_are_kept()
    {
        var source = Answers.Unique("예약");
        var list = $"/v1/articles?source={Uri.EscapeDataString(source)}";
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = "예약 기사", body = "<p>본문.</p>", source });
        Assert.Empty((await api.Reader.GetJsonAsync(list))["data"]!.AsArray());
        var due = DateTimeOffset.UtcNow.AddSeconds(1.5);
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/publish", new { publishedAt = due }, "*")).JsonAsync();
        await AppearsAsync(list, due);
    }

    [Fact]
    public async Task A_box_changes_when_its_slot_opens_and_when_it_closes()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("상자"), body = "<p>본문.</p>" });
        var from = DateTimeOffset.UtcNow.AddSeconds(1);
        var until = from.AddSeconds(1);
        var box = await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("상자"), size = 1, fallback = "none", slots = new[] { new { articleId = article["id"], from, until } } });
        var address = $"/v1/collections/{box["id"]}";
        await TurnsAsync(from, async () => (await api.Reader.GetJsonAsync(address))["articles"]!.AsArray().Count == 1);
        await TurnsAsync(until, async () => (await api.Reader.GetJsonAsync(address))["articles"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task Another_instance_shows_what_was_written_within_the_bound()
    {
        using var reader = new HttpClient { BaseAddress = (await api.OtherAsync()).Address };
        var article = await api.Editor.PublishNewAsync(new { title = "처음", body = "<p>본문.</p>" });
        var address = $"/v1/articles/{article["id"]}";
        Assert.Equal("처음", (string?)(await reader.GetJsonAsync(address))["title"]);
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { title = "다음" }, "*")).JsonAsync();
        var clock = Stopwatch.StartNew();
        while ((string?)(await reader.GetJsonAsync(address))["title"] != "다음")
        {
            Assert.True(clock.Elapsed < Bound);
            await Task.Delay(10);
        }
    }

    async Task AppearsAsync(string list, DateTimeOffset due) => await TurnsAsync(due, async () => (await api.Reader.GetJsonAsync(list))["data"]!.AsArray().Count == 1);

    /// <summary>Reads again and again: not before the moment, and at once from then on.</summary>
    static async Task TurnsAsync(DateTimeOffset moment, Func<Task<bool>> isTurned)
    {
        while (true)
        {
            var began = DateTimeOffset.UtcNow;
            if (await isTurned())
            {
                Assert.True(DateTimeOffset.UtcNow >= moment);
                return;
            }

            Assert.True(began < moment, $"{(began - moment).TotalMilliseconds:0} ms late");
            await Task.Delay(5);
        }
    }
}
