using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads an article as one version had it.</summary>
/// <remarks>Its reporters and category stand under the names they have today.</remarks>
[Needs(Permission.EditArticles)]
sealed class GetRevision(ArticleRevisionStore revisions) : Endpoint<GetRevision.Request, Article>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The article's UUID.</summary>
        public Guid Id { get; init; }

        /// <summary>The version.</summary>
        public int Version { get; init; }
    }

    public override void Configure()
    {
        Get("/v1/articles/{id}/revisions/{version}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await revisions.FindAsync(request.Id, request.Version, ct) ?? throw ProblemException.NotFound("version", request.Version);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
