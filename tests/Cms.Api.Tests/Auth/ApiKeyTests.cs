using System.Net;
using System.Net.Http.Json;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Auth;

[Collection(ApiCollection.Name)]
public sealed class ApiKeyTests(Api api)
{
    [Fact]
    public async Task A_key_is_shown_once_and_keeps_to_its_scopes()
    {
        var answer = await api.Editor.PostAsJsonAsync("/v1/api-keys", new { name = Newsroom.UniqueName("scoped"), role = "editor", scopes = new[] { "articles:write" } });
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        var key = (string)made["key"]!;
        Assert.Matches("^cms_[0-9a-f]{64}$", key);
        Assert.StartsWith((string)made["prefix"]!, key, StringComparison.Ordinal);
        var read = await api.Editor.GetJsonAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal((null, "key:admin"), (read["key"], (string?)read["createdBy"]));
        Assert.DoesNotContain(key, await api.Editor.GetStringAsync("/v1/api-keys?limit=100"), StringComparison.Ordinal);

        using var client = api.Client(key);
        var article = await client.CreateAsync("/v1/articles", new { title = Answers.Unique("열쇠로 쓴 글") });
        await (await client.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.NotNull((await api.Editor.GetJsonAsync($"/v1/api-keys/{made["id"]}"))["lastUsedAt"]);
    }

    [Fact]
    public async Task A_revoked_key_is_out_on_every_instance_within_a_second_and_its_name_is_free()
    {
        var name = Newsroom.UniqueName("revoked");
        var made = await api.Editor.CreateAsync("/v1/api-keys", new { name, role = "reader" });
        var other = await api.OtherAsync();
        using var here = api.Client((string)made["key"]!);
        using var there = Newsroom.ClientAt(other.Address, (string)made["key"]!);
        await here.GetJsonAsync("/v1/auth/me");
        await there.GetJsonAsync("/v1/auth/me");
        await (await api.Editor.PostAsJsonAsync("/v1/api-keys", new { name, role = "reader" })).ProblemAsync(HttpStatusCode.Conflict, "name-taken");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.DeleteAsync($"/v1/api-keys/{made["id"]}")).StatusCode);
        await Task.WhenAll(here.IsOutWithinASecondAsync(), there.IsOutWithinASecondAsync());
        Assert.NotNull((await api.Editor.GetJsonAsync($"/v1/api-keys/{made["id"]}"))["revokedAt"]);
        await (await api.Editor.DeleteAsync($"/v1/api-keys/{made["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await api.Editor.CreateAsync("/v1/api-keys", new { name, role = "reader" });
    }

    [Fact]
    public async Task A_rotated_key_has_a_successor_and_works_on_as_long_as_asked()
    {
        var made = await api.Editor.CreateAsync("/v1/api-keys", new { name = Newsroom.UniqueName("rotated"), role = "importer" });
        var second = await (await api.Editor.PostAsJsonAsync($"/v1/api-keys/{made["id"]}/rotate", new { overlapMinutes = 60 })).JsonAsync();
        using var first = api.Client((string)made["key"]!);
        using var next = api.Client((string)second["key"]!);
        await first.GetJsonAsync("/v1/auth/me");
        Assert.Equal("key:" + made["name"], (string?)(await next.GetJsonAsync("/v1/auth/me"))["name"]);

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/api-keys/{made["id"]}/rotate")).JsonAsync();
        await Task.WhenAll(first.IsOutWithinASecondAsync(), next.IsOutWithinASecondAsync());
    }

    [Theory]
    [InlineData("""{ "name": "x" }""", "/role", "required")]
    [InlineData("""{ "name": "x", "role": "importer", "scopes": ["articles:publish"] }""", "/scopes/0", "unknown")]
    [InlineData("""{ "name": "x", "role": "reader", "expiresAt": "2020-01-01T00:00:00Z" }""", "/expiresAt", "out-of-range")]
    public async Task A_key_that_makes_no_sense_is_refused(string body, string pointer, string code)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/api-keys", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(pointer, code)], problem.Errors());
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("reporters")]
    [InlineData("categories")]
    [InlineData("comments")]
    [InlineData("weather-snapshots")]
    public async Task Only_an_admin_deletes_for_good(string resource)
    {
        var (address, made) = ($"/v1/{resource}/{Guid.NewGuid()}?permanent=true", await api.Editor.CreateAsync("/v1/api-keys", new { name = Newsroom.UniqueName("eraser"), role = "editor" }));
        using var editor = api.Client((string)made["key"]!);
        var refused = await (await editor.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal([("permanent", "unknown")], refused.Errors());
        await (await api.Editor.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }
}
