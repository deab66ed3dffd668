namespace Cms.Api.Http;

static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var isUnchanged = http.Response.StatusCode == StatusCodes.Status304NotModified; // what it says of a policy would replace that of the page which the browser has (RFC 9111, 4.3.4)
            Add(http, hasOwnPolicy: isUnchanged || http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true);
            return Task.CompletedTask;
        }, http);
        return next(http);
    });

    /// <summary>What every answer carries: a browser neither guesses its type, nor frames it, nor tells others whence it came.</summary>
    /// <param name="http">The request.</param>
    /// <param name="hasOwnPolicy">Whether it is HTML, or a 304, for which the policy counts that the browser has.</param>
    public static void Add(HttpContext http, bool hasOwnPolicy)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (!hasOwnPolicy)
        {
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"; // of Swagger UI's page its own scripts ask more
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
