using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Verbs;

namespace Cms.Api.Tests.Comments;

[Collection(ApiCollection.Name)]
public sealed class ModerationTests(Api api)
{
    const string Password = "손님 비밀번호";

    [Fact]
    public async Task A_guest_changes_and_withdraws_their_comment_by_its_password()
    {
        var article = await OpenArticleAsync("post");
        var comment = await PostAsync(article, "처음 쓴 글");
        var address = $"/v1/comments/{comment["id"]}";
        Assert.Equal("approved", (string?)comment["status"]);
        await (await api.Reader.PostAsJsonAsync(address + "/edit", new { password = "틀린 것", body = "남의 글" })).ProblemAsync(HttpStatusCode.Forbidden, "wrong-password");
        Assert.Equal("고친 글", (string?)(await (await api.Reader.PostAsJsonAsync(address + "/edit", new { password = Password, body = "고친 글" })).JsonAsync())["body"]);
        Assert.Equal("고친 글", (string?)(await api.Reader.GetJsonAsync(address))["body"]);

        await (await api.Reader.PostAsJsonAsync(address + "/withdraw", new { password = "틀린 것" })).ProblemAsync(HttpStatusCode.Forbidden, "wrong-password");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Reader.PostAsJsonAsync(address + "/withdraw", new { password = Password })).StatusCode);
        await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_comment_that_was_answered_is_withdrawn_without_its_replies()
    {
        var article = await OpenArticleAsync("post");
        var comment = await PostAsync(article, Answers.Unique("물음"));
        var reply = await api.Reader.CreateAsync("/v1/comments", new { articleId = article["id"], parentId = comment["id"], authorName = "다른 독자", body = Answers.Unique("대답"), password = "다른 비밀번호" });
        Assert.Equal(HttpStatusCode.NoContent, (await api.Reader.PostAsJsonAsync($"/v1/comments/{comment["id"]}/withdraw", new { password = Password })).StatusCode);
        var left = await api.Reader.GetJsonAsync($"/v1/comments/{comment["id"]}");
        Assert.True((bool)left["isWithdrawn"]!);
        Assert.DoesNotContain("물음", (string?)left["body"], StringComparison.Ordinal);
        Assert.NotEqual((string?)comment["authorName"], (string?)left["authorName"]);
        Assert.Equal((string?)reply["body"], (string?)(await api.Reader.GetJsonAsync($"/v1/comments/{reply["id"]}"))["body"]);
        await (await api.Reader.PostAsJsonAsync($"/v1/comments/{comment["id"]}/edit", new { password = Password, body = "다시" })).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("rejected")]
    [InlineData("spam")]
    public async Task An_edit_brings_nothing_back_that_a_moderator_took_away(string status)
    {
        var comment = await PostAsync(await OpenArticleAsync("post"), Answers.Unique("거친 글"));
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status })).JsonAsync();
        var edited = await (await api.Reader.PostAsJsonAsync($"/v1/comments/{comment["id"]}/edit", new { password = Password, body = "순한 글" })).JsonAsync();
        Assert.Equal("순한 글", (string?)edited["body"]);
        await (await api.Reader.GetAsync($"/v1/comments/{comment["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(status, (string?)(await api.Editor.GetJsonAsync($"/v1/comments/{comment["id"]}"))["status"]);
    }

    [Fact]
    public async Task Whoever_tries_many_passwords_has_to_wait()
    {
        var comment = await PostAsync(await OpenArticleAsync("post"), "글");
        for (var i = 0; i < 5; i++)
        {
            await (await api.Reader.PostAsJsonAsync($"/v1/comments/{comment["id"]}/edit", new { password = $"틀린 것 {i}", body = "글" })).ProblemAsync(HttpStatusCode.Forbidden, "wrong-password");
        }

        await (await api.Reader.PostAsJsonAsync($"/v1/comments/{comment["id"]}/edit", new { password = Password, body = "글" })).ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    [Fact]
    public async Task A_visitor_likes_and_reports_once_and_readers_see_the_likes()
    {
        var comment = await PostAsync(await OpenArticleAsync("post"), "좋은 글");
        var address = $"/v1/comments/{comment["id"]}";
        Assert.Equal(1, (int)(await VoteAsync("like"))["likeCount"]!);
        Assert.Equal(1, (int)(await VoteAsync("like"))["likeCount"]!);
        Assert.Equal(0, (int)(await VoteAsync("unlike"))["likeCount"]!);
        Assert.Equal(0, (int)(await VoteAsync("unlike"))["likeCount"]!);
        Assert.Null((await VoteAsync("report"))["reportCount"]);
        await VoteAsync("report");
        Assert.Equal(1, (int)(await api.Editor.GetJsonAsync(address))["reportCount"]!);
        Assert.Contains((string?)comment["id"], (await api.Editor.GetJsonAsync("/v1/comments?reported=true&limit=100"))["data"]!.AsArray().Select(c => (string?)c!["id"]));
        await (await api.Reader.GetAsync("/v1/comments?reported=true")).ProblemAsync(HttpStatusCode.Unauthorized, "key-required");
        await (await api.Reader.SendAsync(HttpMethod.Post, $"/v1/comments/{Guid.NewGuid()}/like")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        async Task<JsonObject> VoteAsync(string vote) => await (await api.Reader.SendAsync(HttpMethod.Post, $"{address}/{vote}")).JsonAsync();
    }

    [Fact]
    public async Task An_article_says_whether_and_how_it_takes_comments()
    {
        var article = await OpenArticleAsync("pre");
        Assert.Equal("pending", (string?)(await PostAsync(article, "기다리는 글"))["status"]);
        await SetAsync(article, new { moderation = "closed" });
        await RefusedAsync();
        await SetAsync(article, new { moderation = "post", closesAt = DateTimeOffset.UtcNow.AddSeconds(-1) });
        await RefusedAsync();
        await SetAsync(article, new { });
        Assert.Null((await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}/comment-settings"))["moderation"]);
        await PostAsync(article, "다시 열림");

        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고") });
        await (await api.Reader.PostAsJsonAsync("/v1/comments", Comment(draft, "안 됨"))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");

        async Task RefusedAsync() => await (await api.Reader.PostAsJsonAsync("/v1/comments", Comment(article, "늦음"))).ProblemAsync(HttpStatusCode.Conflict, "comments-closed");
    }

    [Fact]
    public async Task A_blocked_word_holds_a_comment_back_and_its_author_is_told_nothing()
    {
        var word = $"금지어{Guid.NewGuid():N}"[..12];
        var blocked = await (await api.Editor.PostAsJsonAsync("/v1/blocked-words", new { word })).JsonAsync();
        await (await api.Editor.PostAsJsonAsync("/v1/blocked-words", new { word = word.Insert(1, "ㅤ") })).ProblemAsync(HttpStatusCode.Conflict, "name-taken");
        var article = await OpenArticleAsync("post");
        var held = await PostAsync(article, $"여기 {word.Insert(2, "\u200B")}도 있다");
        Assert.Equal(("approved", null), ((string?)held["status"], held["heldFor"]));
        await (await api.Reader.GetAsync($"/v1/comments/{held["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var seen = await api.Editor.GetJsonAsync($"/v1/comments/{held["id"]}");
        Assert.Equal(("pending", "word"), ((string?)seen["status"], (string?)seen["heldFor"]));
        Assert.Contains((string?)held["id"], (await api.Editor.GetJsonAsync($"/v1/articles/{article["id"]}/comments?held=true"))["data"]!.AsArray().Select(c => (string?)c!["id"]));

        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.DeleteAsync($"/v1/blocked-words/{blocked["id"]}")).StatusCode);
        await api.Reader.GetJsonAsync($"/v1/comments/{(await PostAsync(article, $"이제 {word} 된다"))["id"]}");
    }

    [Fact]
    public async Task The_same_text_again_and_again_is_held_quietly()
    {
        var (article, text) = (await OpenArticleAsync("post"), Answers.Unique("똑같은 글"));
        var comments = new List<JsonObject>();
        for (var i = 0; i < 5; i++)
        {
            comments.Add(await PostAsync(article, text.Insert(i, " ")));
        }

        Assert.All(comments, c => Assert.Equal("approved", (string?)c["status"]));
        Assert.Equal(3, (await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}/comments"))["data"]!.AsArray().Count);
        Assert.Equal(["flood", "flood"], (await api.Editor.GetJsonAsync($"/v1/articles/{article["id"]}/comments?held=true"))["data"]!.AsArray().Select(c => (string?)c!["heldFor"]));
    }

    [Fact]
    public async Task A_visitor_has_a_quota_on_every_instance()
    {
        using var program = await ServeProcess.StartAsync(api.ConnectionString, "--Cms:Comments:PerMinute=1", "--Cms:Secret=" + new string('q', 40));
        using var reader = new HttpClient { BaseAddress = program.Address };
        var article = await OpenArticleAsync("pre");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => reader.PostAsJsonAsync("/v1/comments", Comment(article, $"{i}번째"))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.Created);
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal(60, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task A_decision_on_many_is_made_and_taken_back_in_one_go()
    {
        var article = await OpenArticleAsync("pre");
        var comments = new List<JsonObject>();
        for (var i = 0; i < 3; i++)
        {
            comments.Add(await PostAsync(article, $"{i}번째 글"));
        }

        Guid[] ids = [.. comments.Select(c => (Guid)c["id"]!), Guid.NewGuid()];
        var made = await (await api.Editor.PostAsJsonAsync("/v1/comments/moderate", new { ids, status = "approved" })).JsonAsync();
        Assert.Equal((3, 1), (made["changed"]!.AsArray().Count, made["left"]!.AsArray().Count));
        Assert.Equal(3, (await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}/comments"))["data"]!.AsArray().Count);

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{ids[0]}", new { status = "spam" })).JsonAsync();
        var undone = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/moderations/{made["id"]}/undo")).JsonAsync();
        Assert.Equal([ids[0]], undone["left"]!.AsArray().Select(i => (Guid)i!));
        Assert.Empty((await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}/comments"))["data"]!.AsArray());
        Assert.Equal("pending", (string?)(await api.Editor.GetJsonAsync($"/v1/comments/{ids[1]}"))["status"]);
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/moderations/{made["id"]}/undo")).ProblemAsync(HttpStatusCode.Conflict, "moderation-undone");
    }

    async Task<JsonObject> OpenArticleAsync(string moderation)
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("댓글 받는 글") });
        await SetAsync(article, new { moderation });
        return article;
    }

    async Task SetAsync(JsonObject article, object settings) => await (await api.Editor.PutAsJsonAsync($"/v1/articles/{article["id"]}/comment-settings", settings)).JsonAsync();

    static object Comment(JsonObject article, string body) => new { articleId = article["id"], authorName = "독자", body, password = Password };

    Task<JsonObject> PostAsync(JsonObject article, string body) => api.Reader.CreateAsync("/v1/comments", Comment(article, body));
}
