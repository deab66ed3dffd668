using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Auth;

[Collection(ApiCollection.Name)]
public sealed class SignInTests(Api api)
{
    [Fact]
    public async Task A_person_signs_in_works_goes_on_and_signs_out()
    {
        var (account, tokens, client) = await api.HireAsync("editor");
        Assert.Equal(("Bearer", 600), ((string?)tokens["tokenType"], (int)tokens["expiresIn"]!));
        var me = await client.GetJsonAsync("/v1/auth/me");
        Assert.Equal(((string?)account["name"], "editor"), ((string?)me["name"], (string?)me["role"]));
        Assert.Contains("articles:publish", me["permissions"]!.AsArray().Select(p => (string?)p));

        var article = await client.CreateAsync("/v1/articles", new { title = Answers.Unique("로그인한 기자의 글") });
        var stale = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { title = "다른 제목" }, ifMatch: "\"9-x\"")).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");
        Assert.Equal((string?)account["name"], (string?)stale["updatedBy"]);

        var next = await (await RefreshAsync(tokens)).JsonAsync();
        using var refreshed = api.Client((string)next["accessToken"]!);
        Assert.Equal((string?)account["name"], (string?)(await refreshed.GetJsonAsync("/v1/auth/me"))["name"]);

        Assert.Equal(HttpStatusCode.NoContent, (await api.Reader.PostAsJsonAsync("/v1/auth/revoke", new { refreshToken = next["refreshToken"] })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Reader.PostAsJsonAsync("/v1/auth/revoke", new { refreshToken = "unknown" })).StatusCode);
        await refreshed.IsOutWithinASecondAsync();
        await (await RefreshAsync(next)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_its_session()
    {
        var (_, tokens, client) = await api.HireAsync("reporter");
        var next = await (await RefreshAsync(tokens)).JsonAsync();
        await (await RefreshAsync(tokens)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await RefreshAsync(next)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await client.IsOutWithinASecondAsync();
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_answered_as_a_wrong_password_is_and_both_are_locked_alike()
    {
        var account = await api.Editor.CreateAsync("/v1/accounts", new { name = Newsroom.UniqueName("locked"), role = "editor", password = Newsroom.Password });
        var (known, unknown) = ((string)account["name"]!, Newsroom.UniqueName("nobody"));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var (wrong, missing) = (await RefusedAsync(known), await RefusedAsync(unknown));
            wrong.Remove("traceId");
            missing.Remove("traceId");
            Assert.True(JsonNode.DeepEquals(wrong, missing));
        }

        var (locked, lockedToo) = (await api.SignInAsync(known), await api.SignInAsync(unknown));
        await locked.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await lockedToo.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal(10, locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(locked.Headers.RetryAfter, lockedToo.Headers.RetryAfter);

        async Task<JsonObject> RefusedAsync(string name) => await (await api.SignInAsync(name, "틀린 비밀번호")).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task A_closed_account_is_out_on_every_instance_within_a_second()
    {
        var (account, tokens, here) = await api.HireAsync("editor");
        var other = await api.OtherAsync();
        using var there = Newsroom.ClientAt(other.Address, (string)tokens["accessToken"]!);
        Assert.Equal("editor", (string?)(await there.GetJsonAsync("/v1/auth/me"))["role"]);

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/accounts/{account["id"]}", new { isActive = false })).JsonAsync();
        await Task.WhenAll(here.IsOutWithinASecondAsync(), there.IsOutWithinASecondAsync());
        await (await api.SignInAsync((string)account["name"]!)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        var (account, _, client) = await api.HireAsync("editor");
        using var elsewhere = api.Client((string)(await (await api.SignInAsync((string)account["name"]!)).JsonAsync())["accessToken"]!);
        await (await client.PutAsJsonAsync("/v1/auth/password", new { currentPassword = "틀린 비밀번호", newPassword = "새 낱말 셋이면 된다" })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        await (await client.PutAsJsonAsync("/v1/auth/password", new { currentPassword = Newsroom.Password, newPassword = "짧다" })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync("/v1/auth/password", new { currentPassword = Newsroom.Password, newPassword = "새 낱말 셋이면 된다" })).StatusCode);

        await elsewhere.IsOutWithinASecondAsync();
        await client.GetJsonAsync("/v1/auth/me");
        await (await api.SignInAsync((string)account["name"]!)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await api.SignInAsync((string)account["name"]!, "새 낱말 셋이면 된다")).JsonAsync();
        await (await api.Editor.PutAsJsonAsync("/v1/auth/password", new { currentPassword = "x", newPassword = "열쇠에는 비밀번호가 없다" })).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task An_account_keeps_its_name_and_no_other_can_have_it()
    {
        var (account, _, _) = await api.HireAsync("reporter");
        await (await api.Editor.PostAsJsonAsync("/v1/accounts", new { name = account["name"], role = "reader", password = Newsroom.Password })).ProblemAsync(HttpStatusCode.Conflict, "name-taken");
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/accounts/{account["id"]}", new { name = "other.name" })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        var problem = await (await api.Editor.PostAsJsonAsync("/v1/accounts", new { name = "a b", role = "editor", password = "짧다" })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/name", "pattern"), ("/password", "too-short")], problem.Errors());
        Assert.DoesNotContain("assword", (await api.Editor.GetJsonAsync($"/v1/accounts/{account["id"]}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_writes_and_sees_their_own_drafts_only()
    {
        var (_, _, reporter) = await api.HireAsync("reporter");
        var own = await reporter.CreateAsync("/v1/articles", new { title = Answers.Unique("내 초고") });
        var others = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("남의 초고") });

        Assert.Equal([(string?)own["id"]], (await reporter.GetJsonAsync("/v1/articles?status=draft"))["data"]!.AsArray().Select(a => (string?)a!["id"]));
        await reporter.GetJsonAsync($"/v1/articles/{own["id"]}");
        await (await reporter.GetAsync($"/v1/articles/{others["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await reporter.SendAsync(HttpMethod.Patch, $"/v1/articles/{others["id"]}", new { title = "가로채기" }, ifMatch: "*")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await reporter.SendAsync(HttpMethod.Patch, $"/v1/articles/{own["id"]}", new { subtitle = "고침" }, ifMatch: "*")).JsonAsync();
        await (await reporter.SendAsync(HttpMethod.Post, $"/v1/articles/{own["id"]}/publish", ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{own["id"]}/publish", ifMatch: "*")).JsonAsync();
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{others["id"]}/publish", ifMatch: "*")).JsonAsync();
        foreach (var article in new[] { own, others })
        {
            await reporter.GetJsonAsync($"/v1/articles/{article["id"]}");
            await (await reporter.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { title = "너무 늦음" }, ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "not-yours");
        }
    }

    Task<HttpResponseMessage> RefreshAsync(JsonObject tokens) => api.Reader.PostAsJsonAsync("/v1/auth/refresh", new { refreshToken = tokens["refreshToken"] });
}
