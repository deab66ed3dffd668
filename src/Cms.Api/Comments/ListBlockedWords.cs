using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Lists the words that are blocked in comments, newest first.</summary>
/// <remarks>With the exceptions of each.</remarks>
[Needs(Permission.Moderate)]
sealed class ListBlockedWords(ModerationStore moderation) : Endpoint<ListBlockedWords.Request, Page<BlockedWord>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/blocked-words");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await moderation.ListWordsAsync(request, ct), isPrivate: true);
}
