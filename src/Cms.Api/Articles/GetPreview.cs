using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads the version of an article that a preview link shows.</summary>
/// <remarks>Signed and expiring, it needs no key. A link that has expired, or of an article that is gone, is a 404.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetPreview(ArticleRevisionStore revisions, PreviewToken tokens) : Endpoint<GetPreview.Request, Article>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The signed part of the link.</summary>
        public string Token { get; init; } = "";
    }

    public override void Configure()
    {
        Get("/v1/previews/{token}");
        Description(d => d.ProducesProblems(404).WithMetadata(new SendsHeader(200, "X-Robots-Tag"), new SendsHeader(304, "X-Robots-Tag")));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (tokens.Read(request.Token, DateTimeOffset.UtcNow) is not { } preview || await revisions.FindAsync(preview.ArticleId, preview.Version, ct) is not { } article)
        {
            throw new ProblemException(ProblemCode.NotFound, "This preview link is unknown or has expired: ask for a new one.");
        }

        HttpContext.Response.Headers["X-Robots-Tag"] = "noindex";
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
