namespace Cms.Api.Http;

static class Cors
{
    static readonly string[] Exposed = ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"];

    /// <summary>Pages of the origins in <c>Cms:Cors:Origins</c> may call from a browser; without the setting none may.</summary>
    public static void AddCmsCors(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection("Cms:Cors:Origins").Get<string[]>() ?? [];
        builder.Services.AddCors(o => o.AddDefaultPolicy(policy =>
            policy.WithOrigins(origins).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }
}
