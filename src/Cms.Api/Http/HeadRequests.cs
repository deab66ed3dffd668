namespace Cms.Api.Http;

/// <summary>HEAD (RFC 9110, 9.3.2) of whatever can be read.</summary>
static class HeadRequests
{
    /// <summary>From here on it is a GET; the server holds the body back, since what it received says HEAD.</summary>
    public static void UseHead(this WebApplication app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set(new Head());
        }

        return next(http);
    });

    /// <summary>Whether only the headers were asked for.</summary>
    public static bool IsHead(this HttpContext http) => http.Features.Get<Head>() is not null;

    sealed class Head;
}
