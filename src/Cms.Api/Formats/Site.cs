using Cms.Api.Caching;
using Cms.Api.Database;

namespace Cms.Api.Formats;

/// <summary>The newspaper as its readers know it: the settings <c>Cms:SiteName</c> and <c>Cms:SiteUrl</c>; and where this API is, <c>Cms:ApiUrl</c>.</summary>
sealed class Site
{
    /// <summary>What it is written in (BCP 47).</summary>
    public const string Language = "ko";

    readonly string? url;
    readonly string? apiUrl;

    /// <exception cref="StartException">An address is none.</exception>
    public Site(IConfiguration configuration)
    {
        url = AddressIn("Cms:SiteUrl", configuration);
        apiUrl = AddressIn("Cms:ApiUrl", configuration);
        Name = configuration["Cms:SiteName"] is { Length: > 0 } name ? name : url is null ? "Newsroom" : new Uri(url).Host;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where its readers begin; without a site of its own, the list of articles.</summary>
    public string HomeOf(HttpRequest request) => url is null ? OwnOf(request, "/v1/articles") : url + "/";

    /// <summary>Where an article is read: on the site, else here. Escaped, for slugs are Hangul.</summary>
    public string AddressOf(HttpRequest request, string slug) =>
        url is null ? OwnOf(request, "/v1/articles/" + Uri.EscapeDataString(slug)) : $"{url}/articles/{Uri.EscapeDataString(slug)}";

    /// <summary>An address of this API: as configured, else as this caller reaches it.</summary>
    /// <param name="request">The caller's request.</param>
    /// <param name="path">Path and query, escaped.</param>
    public string OwnOf(HttpRequest request, string path) => apiUrl is not null ? apiUrl + path :
        $"{request.Scheme}://{(request.Host.HasValue ? request.Host.ToUriComponent() : "localhost")}{request.PathBase.ToUriComponent()}{path}";

    /// <summary>The same for an answer with articles' addresses in it: null, for nobody to keep it, where these are as the caller has it.</summary>
    public Shared? WithAddresses(Shared shared) => (url ?? apiUrl) is null ? null : shared;

    /// <summary>The same for an answer with addresses of this API in it.</summary>
    public Shared? WithOwnAddresses(Shared shared) => apiUrl is null ? null : shared;

    static string? AddressIn(string setting, IConfiguration configuration) => configuration[setting] is not { Length: > 0 } configured ? null
        : Uri.TryCreate(configured, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "" } ? uri.AbsoluteUri.TrimEnd('/')
        : throw new StartException($"{setting} is '{configured}'; it must be an address like https://www.example.com.");
}
