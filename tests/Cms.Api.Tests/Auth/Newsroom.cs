using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Auth;

/// <summary>People and machines for tests.</summary>
static class Newsroom
{
    public const string Password = "긴 낱말 셋이면 된다";

    /// <summary>A name that no other test has.</summary>
    public static string UniqueName(string name) => $"{name}.{Guid.NewGuid():N}"[..30];

    /// <summary>Makes an account and signs in to it.</summary>
    public static async Task<(JsonObject Account, JsonObject Tokens, HttpClient Client)> HireAsync(this Api api, string role)
    {
        var account = await api.Editor.CreateAsync("/v1/accounts", new { name = UniqueName(role), role, password = Password });
        var tokens = await (await api.SignInAsync((string)account["name"]!)).JsonAsync();
        return (account, tokens, api.Client((string)tokens["accessToken"]!));
    }

    public static Task<HttpResponseMessage> SignInAsync(this Api api, string name, string password = Password) =>
        api.Reader.PostAsJsonAsync("/v1/auth/token", new { name, password });

    /// <summary>A client of the same program with another token or key.</summary>
    public static HttpClient Client(this Api api, string token) => ClientAt(api.Address, token);

    public static HttpClient ClientAt(Uri address, string token)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Waits until the client is refused, and fails when that takes longer than a second.</summary>
    public static async Task IsOutWithinASecondAsync(this HttpClient client)
    {
        var end = DateTime.UtcNow.AddSeconds(1);
        while (DateTime.UtcNow < end)
        {
            if ((await client.GetAsync(new Uri("/v1/auth/me", UriKind.Relative))).StatusCode == HttpStatusCode.Unauthorized)
            {
                return;
            }

            await Task.Delay(50);
        }

        await (await client.GetAsync(new Uri("/v1/auth/me", UriKind.Relative))).ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
    }
}
