using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Tags;

[Collection(ApiCollection.Name)]
public sealed class TagTests(Api api)
{
    [Fact]
    public async Task A_tag_lists_what_readers_see_of_it_newest_first()
    {
        var tag = Answers.Unique("꼬리표");
        var old = await api.Editor.PublishNewAsync(new { title = Answers.Unique("먼저"), tags = new[] { tag, "다른 것" } });
        var recent = await api.Editor.PublishNewAsync(new { title = Answers.Unique("나중"), tags = new[] { tag } });
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고"), tags = new[] { tag } });

        Assert.Equal([recent["id"], old["id"]], await IdsAsync($"tag={Escape(tag)}"), (a, b) => (string?)a == (string?)b);
        Assert.Equal([draft["id"]], await IdsAsync($"tag={Escape(tag)}&status=draft"), (a, b) => (string?)a == (string?)b);
        var first = await api.Reader.GetJsonAsync($"/v1/articles?tag={Escape(tag)}&limit=1&total=exact");
        Assert.Equal(2, (int)first["meta"]!["total"]!);
        var next = await api.Reader.GetJsonAsync($"/v1/articles?tag={Escape(tag)}&limit=1&cursor={first["page"]!["nextCursor"]}");
        Assert.Equal((string?)old["id"], (string?)Assert.Single(next["data"]!.AsArray())!["id"]);

        Assert.Equal(2, (int)(await api.Reader.GetJsonAsync("/v1/tags/" + Escape(tag)))["articles"]!);
        Assert.Equal(tag, (string?)Assert.Single((await api.Reader.GetJsonAsync("/v1/tags?prefix=" + Escape(tag)))["data"]!.AsArray())!["name"]);
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{old["id"]}/unpublish", new { }, "*")).JsonAsync();
        Assert.Equal(1, (int)(await api.Reader.GetJsonAsync("/v1/tags/" + Escape(tag)))["articles"]!);
    }

    [Fact]
    public async Task Tags_that_begin_so_are_listed_by_name_there_and_back()
    {
        var prefix = Answers.Unique("축제");
        string[] names = [.. new[] { "", " 개막", "-Z", "가", "힣", "😀" }.Select(end => prefix + end)];
        await api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), tags = names.Reverse().Append("또 " + prefix).ToArray() });

        var first = await ListAsync("limit=4&total=exact");
        Assert.Equal(names[..4], NamesOf(first));
        Assert.Equal(6, (int)first["meta"]!["total"]!);
        Assert.Null((string?)first["page"]!["prevCursor"]);
        var second = await ListAsync($"limit=4&cursor={first["page"]!["nextCursor"]}");
        Assert.Equal(names[4..], NamesOf(second));
        Assert.Null((string?)second["page"]!["nextCursor"]);
        Assert.Equal(names[..4], NamesOf(await ListAsync($"limit=4&cursor={second["page"]!["prevCursor"]}")));

        var forged = Base64Url.EncodeToString([.. Base64Url.DecodeFromChars((string)first["page"]!["nextCursor"]!), 0]);
        await (await api.Reader.GetAsync($"/v1/tags?prefix={Escape(prefix)}&cursor={forged}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");

        Task<JsonObject> ListAsync(string query) => api.Reader.GetJsonAsync($"/v1/tags?prefix={Escape(prefix)}&{query}");
        static string?[] NamesOf(JsonNode page) => [.. page["data"]!.AsArray().Select(t => (string?)t!["name"])];
    }

    [Fact]
    public async Task A_tag_may_have_a_slash_in_its_name()
    {
        var tag = Answers.Unique("민/관");
        await api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), tags = new[] { tag } });
        Assert.Equal(tag, (string?)(await api.Reader.GetJsonAsync("/v1/tags/" + Escape(tag)))["name"]);
    }

    [Fact]
    public async Task A_tag_of_drafts_alone_is_nobodys_to_see()
    {
        var tag = Answers.Unique("비밀");
        await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고"), tags = new[] { tag } });
        await (await api.Reader.GetAsync("/v1/tags/" + Escape(tag))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await api.Reader.GetJsonAsync("/v1/tags?prefix=" + Escape(tag)))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_renamed_tag_is_renamed_everywhere_and_its_old_name_leads_there_for_ever()
    {
        var (before, after) = (Answers.Unique("행안부"), Answers.Unique("행정안전부"));
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), tags = new[] { "처음", before, "끝" } });
        var renamed = await (await RenameAsync(before, after)).JsonAsync();
        Assert.Equal((after, 1), ((string?)renamed["name"], (int)renamed["articles"]!));
        Assert.Equal([before], renamed["aliases"]!.AsArray().Select(a => (string?)a));

        var read = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
        Assert.Equal(["처음", after, "끝"], read["tags"]!.AsArray().Select(t => (string?)t));
        Assert.Equal((int)article["version"]! + 1, (int)read["version"]!);
        var moved = await api.Reader.GetAsync("/v1/tags/" + Escape(before));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/v1/tags/" + Escape(after)), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.Single(await IdsAsync($"tag={Escape(before)}"));

        var later = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("옛 이름으로"), tags = new[] { before, after } });
        Assert.Equal([after], later["tags"]!.AsArray().Select(t => (string?)t));
        var line = new JsonObject { ["title"] = Answers.Unique("옛 이름의 기사"), ["body"] = "본문이다.", ["source"] = "한빛신문", ["tags"] = new JsonArray(before) };
        var item = (await (await api.Editor.PostAsync("/v1/imports", new StringContent(line.ToJsonString(), Encoding.UTF8, "application/x-ndjson"))).JsonAsync())["items"]![0]!;
        Assert.Contains(after, (await api.Editor.GetJsonAsync($"/v1/articles/{item["articleId"]}"))["tags"]!.AsArray().Select(t => (string?)t));

        Assert.Equal(before, (string?)(await (await RenameAsync(after, before)).JsonAsync())["name"]);
        Assert.Equal(HttpStatusCode.PermanentRedirect, (await api.Reader.GetAsync("/v1/tags/" + Escape(after))).StatusCode);
    }

    [Fact]
    public async Task A_tag_is_merged_into_another_and_an_article_with_both_keeps_one()
    {
        var (one, other) = (Answers.Unique("인공지능"), Answers.Unique("AI"));
        var both = await api.Editor.PublishNewAsync(new { title = Answers.Unique("둘 다"), tags = new[] { one, other } });
        await api.Editor.PublishNewAsync(new { title = Answers.Unique("하나"), tags = new[] { one } });
        await (await RenameAsync(one, other)).ProblemAsync(HttpStatusCode.Conflict, "name-taken");
        await (await MergeAsync(one, one)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        await (await MergeAsync(one, Answers.Unique("없는 것"))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        await (await MergeAsync(Answers.Unique("없는 것"), other)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal(2, (int)(await (await MergeAsync(one, other)).JsonAsync())["articles"]!);
        Assert.Equal([other], (await api.Reader.GetJsonAsync($"/v1/articles/{both["id"]}"))["tags"]!.AsArray().Select(t => (string?)t));
        Assert.Equal(2, (await IdsAsync($"tag={Escape(one)}")).Count);
    }

    async Task<List<JsonNode?>> IdsAsync(string query) =>
        [.. (await (query.Contains("status", StringComparison.Ordinal) ? api.Editor : api.Reader).GetJsonAsync("/v1/articles?" + query))["data"]!.AsArray().Select(a => a!["id"])];

    Task<HttpResponseMessage> RenameAsync(string tag, string name) => api.Editor.PostAsJsonAsync($"/v1/tags/{Escape(tag)}/rename", new { name });

    Task<HttpResponseMessage> MergeAsync(string tag, string into) => api.Editor.PostAsJsonAsync($"/v1/tags/{Escape(tag)}/merge", new { into });

    static string Escape(string text) => Uri.EscapeDataString(text);
}
