using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cms.Api.Tests.Verbs;

/// <summary>A proxy that keeps a program below a path and takes that path away from what it hands on, as many sites do.</summary>
public sealed class Proxy : IAsyncDisposable
{
    readonly WebApplication app;
    readonly HttpClient client;

    Proxy(WebApplication app, HttpClient client, string path) => (this.app, this.client, Address) = (app, client, new(app.Urls.First() + path));

    /// <summary>The program's address here, without a slash at its end.</summary>
    public Uri Address { get; }

    /// <param name="program">Where requests are handed on to.</param>
    /// <param name="path">Below what path; it begins with a slash.</param>
    public static async Task<Proxy> StartAsync(Uri program, string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var client = new HttpClient { BaseAddress = program };
        var app = builder.Build();
        app.Map(path + "/{**rest}", (string rest, HttpContext http) => HandOnAsync(client, rest, http));
        await app.StartAsync();
        return new(app, client, path);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    static async Task HandOnAsync(HttpClient client, string rest, HttpContext http)
    {
        using var request = new HttpRequestMessage(new(http.Request.Method), "/" + rest + http.Request.QueryString);
        if ((string?)http.Request.Headers.Authorization is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", key);
        }

        if (http.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(http.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await client.SendAsync(request, http.RequestAborted);
        (http.Response.StatusCode, http.Response.ContentType) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString());
        await answer.Content.CopyToAsync(http.Response.Body);
    }
}
