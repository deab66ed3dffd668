using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Reads how an article takes comments.</summary>
/// <remarks>What is null is as the site has it.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetCommentSettings(ArticleStore articles, ModerationStore moderation) : Endpoint<ReadByIdOrSlug, CommentSettings>
{
    public override void Configure()
    {
        Get("/v1/articles/{id}/comment-settings");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug request, CancellationToken ct)
    {
        var id = await articles.FindIdAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
        await Send.ResourceAsync(await moderation.SettingsAsync(id, ct), isPrivate: HttpContext.IsKnown(), shared: Shared.CommentSettings(id));
    }
}
