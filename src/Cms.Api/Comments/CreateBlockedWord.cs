using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Blocks a word in comments.</summary>
/// <remarks>A comment that has it waits for a moderator, whose list tells why; its author is told nothing.</remarks>
[Needs(Permission.Moderate)]
sealed class CreateBlockedWord(ModerationStore moderation) : Endpoint<CreateBlockedWord.Request, BlockedWord>
{
    public sealed record Request
    {
        [FromBody] public BlockedWordInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(BlockedWordInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/blocked-words");
        Description(d => d.Produces<BlockedWord>(200).ProducesProblems(409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await moderation.BlockAsync(request.Body, HttpContext.CallerName(), ct), isPrivate: true);
}
