using System.Net;
using System.Security.Cryptography;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cms.Api.Tests.Auth;

public sealed class OutsideIssuerTests
{
    [Fact]
    public async Task An_issuer_outside_takes_signing_in_over_by_configuration()
    {
        await using var issuer = await Issuer.StartAsync();
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, $"--Cms:Oidc:Authority={issuer.Address}", "--Cms:Oidc:Audience=newsroom", "--Cms:Oidc:Roles:Editor=desk");
        var name = Newsroom.UniqueName("outside");
        using var editor = Newsroom.ClientAt(program.Address, issuer.Token(name, "newsroom", "desk"));
        Assert.Equal((name, "editor"), await MeAsync(editor));
        var article = await editor.CreateAsync("/v1/articles", new { title = Answers.Unique("바깥에서 로그인한 글") });
        await (await editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", ifMatch: "*")).JsonAsync();
        using var reporter = Newsroom.ClientAt(program.Address, issuer.Token(name, "newsroom", "reporter", "reader"));
        Assert.Equal((name, "reporter"), await MeAsync(reporter));

        foreach (var bad in new[] { issuer.Token(name, "elsewhere", "desk"), issuer.Token(name, "newsroom", "stranger"), issuer.Token(name, "newsroom", "desk", expired: true), new Issuer(issuer).Token(name, "newsroom", "desk") })
        {
            using var stranger = Newsroom.ClientAt(program.Address, bad);
            await (await stranger.GetAsync("/v1/auth/me")).ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
        }

        var refused = await program.Editor.SendAsync(HttpMethod.Post, "/v1/auth/token", new { name, password = Newsroom.Password });
        Assert.Contains(issuer.Address, (string?)(await refused.ProblemAsync(HttpStatusCode.Forbidden, "sign-in-elsewhere"))["detail"], StringComparison.Ordinal);

        var account = await program.Editor.CreateAsync("/v1/accounts", new { name, role = "editor", password = Newsroom.Password, isActive = false });
        await editor.IsOutWithinASecondAsync();
        await (await program.Editor.SendAsync(HttpMethod.Patch, $"/v1/accounts/{account["id"]}", new { isActive = true })).JsonAsync();
    }

    static async Task<(string?, string?)> MeAsync(HttpClient client) => await client.GetJsonAsync("/v1/auth/me") is var me ? ((string?)me["name"], (string?)me["role"]) : default;

    /// <summary>A small OpenID Connect issuer: its discovery document, its keys, and tokens signed with them.</summary>
    sealed class Issuer : IAsyncDisposable
    {
        readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
        readonly WebApplication? app;

        Issuer(WebApplication app) => this.app = app;

        /// <summary>An impostor with a key of its own.</summary>
        public Issuer(Issuer of) => Address = of.Address;

        public string Address { get; private set; } = "";

        public static async Task<Issuer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var issuer = new Issuer(app);
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = issuer.Address + "/keys" }));
            app.MapGet("/keys", () => JsonWebKeyConverter.ConvertFromRSASecurityKey(issuer.key) is var jwk ? Results.Json(new { keys = new[] { new { kty = jwk.Kty, kid = jwk.Kid, n = jwk.N, e = jwk.E, use = "sig" } } }) : null);
            await app.StartAsync();
            issuer.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return issuer;
        }

        public string Token(string name, string audience, params string[] roles) => Token(name, audience, roles[0], roles, false);

        public string Token(string name, string audience, string role, bool expired) => Token(name, audience, role, [role], expired);

        string Token(string name, string audience, string _, string[] roles, bool expired) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = audience,
            NotBefore = DateTime.UtcNow.AddHours(-2),
            Expires = DateTime.UtcNow.AddHours(expired ? -1 : 1),
            Claims = new Dictionary<string, object> { ["preferred_username"] = name, ["roles"] = roles },
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        });

        public async ValueTask DisposeAsync()
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }
        }
    }
}
