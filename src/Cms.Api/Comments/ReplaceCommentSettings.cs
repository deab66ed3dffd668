using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Sets how an article takes comments.</summary>
/// <remarks>Until when, and whether readers see a comment at once or once it is approved.</remarks>
[Needs(Permission.Moderate)]
sealed class ReplaceCommentSettings(ArticleStore articles, ModerationStore moderation) : Endpoint<ReplaceCommentSettings.Request, CommentSettings>
{
    public sealed record Request : ById
    {
        [FromBody] public CommentSettings Body { get; init; } = new();
    }

    public override void Configure()
    {
        Put("/v1/articles/{id}/comment-settings");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var id = await articles.FindIdAsync(request.Id.ToString(), ArticleSight.All, ct) ?? throw ProblemException.NotFound("article", request.Id);
        await moderation.SetAsync(id, request.Body, ct);
        await Send.ResourceAsync(await moderation.SettingsAsync(id, ct), isPrivate: true);
    }
}
