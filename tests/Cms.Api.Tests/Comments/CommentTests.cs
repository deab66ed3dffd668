using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Comments;

[Collection(ApiCollection.Name)]
public sealed class CommentTests(Api api)
{
    [Fact]
    public async Task A_comment_waits_for_approval_and_then_everyone_reads_it()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("댓글 달린 글") });
        var comment = await PostAsync(article, "좋은 기사", password: "비밀번호");
        Assert.Equal(("pending", true), ((string?)comment["status"], (bool)comment["isGuest"]!));
        Assert.DoesNotContain("password", comment.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        var list = $"/v1/articles/{Uri.EscapeDataString((string)article["slug"]!)}/comments";
        Assert.Empty((await api.Reader.GetJsonAsync(list))["data"]!.AsArray());
        await (await api.Reader.GetAsync($"/v1/comments/{comment["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Single((await api.Editor.GetJsonAsync(list + "?status=pending"))["data"]!.AsArray());

        var approved = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        Assert.True(approved.Remove("reportCount")); // readers aren't told
        Assert.True(JsonNode.DeepEquals(approved, Assert.Single((await api.Reader.GetJsonAsync(list))["data"]!.AsArray())));
        Assert.True(JsonNode.DeepEquals(approved, await api.Reader.GetJsonAsync($"/v1/comments/{comment["id"]}")));
        Assert.Contains((string?)comment["id"], (await api.Reader.GetJsonAsync("/v1/comments?limit=100"))["data"]!.AsArray().Select(c => (string?)c!["id"]));
    }

    [Fact]
    public async Task A_reply_answers_a_comment_of_the_same_article_that_is_no_reply()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("답글") });
        var other = await api.Editor.PublishNewAsync(new { title = Answers.Unique("다른 글") });
        var comment = await PostAsync(article, "댓글");
        var reply = await PostAsync(article, "답글", comment);
        Assert.Equal((string?)comment["id"], (string?)reply["parentId"]);

        await RefusedAsync(article, reply);
        await RefusedAsync(other, comment);
        await (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/comments/{comment["id"]}")).ProblemAsync(HttpStatusCode.Conflict, "in-use");

        async Task RefusedAsync(JsonObject on, JsonObject parent)
        {
            var answer = await api.Editor.SendAsync(HttpMethod.Post, "/v1/comments", new { articleId = on["id"], parentId = parent["id"], authorName = "독자", body = "안 됨" });
            Assert.Equal([("/parentId", "unknown")], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference")).Errors());
        }
    }

    [Fact]
    public async Task A_comment_of_an_article_that_is_taken_back_is_hidden_with_it()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("숨김") });
        var comment = await PostAsync(article, "보였다가");
        await (await api.Editor.SendAsync(HttpMethod.Put, $"/v1/comments/{comment["id"]}", new { authorName = "독자", body = "고침", status = "approved" })).JsonAsync();
        Assert.Equal("고침", (string?)(await api.Reader.GetJsonAsync($"/v1/comments/{comment["id"]}"))["body"]);

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/unpublish", ifMatch: "*")).JsonAsync();
        await (await api.Reader.GetAsync($"/v1/comments/{comment["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("""{ "authorName": "독자", "body": "글" }""", "/articleId", "required")]
    [InlineData("""{ "articleId": "01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "authorName": "", "body": "글" }""", "/authorName", "required")]
    [InlineData("""{ "articleId": "01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "authorName": "독자", "body": "글", "password": "1" }""", "/password", "too-short")]
    public async Task A_broken_rule_is_a_400_that_names_the_member(string body, string pointer, string code)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/comments", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(pointer, code)], problem.Errors());
    }

    [Fact]
    public async Task A_comment_on_an_unknown_article_is_a_422()
    {
        var answer = await api.Editor.SendAsync(HttpMethod.Post, "/v1/comments", new { articleId = Guid.NewGuid(), authorName = "독자", body = "글" });
        await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
    }

    Task<JsonObject> PostAsync(JsonObject article, string body, JsonObject? parent = null, string? password = null) =>
        api.Editor.CreateAsync("/v1/comments", new { articleId = article["id"], parentId = parent?["id"], authorName = "독자", body, password });
}
