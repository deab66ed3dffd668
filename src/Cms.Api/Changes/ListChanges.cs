using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Changes;

/// <summary>Lists what has changed, in order, the earliest first.</summary>
/// <remarks>
/// Begin with <c>after=now</c> and read everything, or without <c>after</c> at the beginning; then ask again with the <c>next</c> of each answer. No change is skipped, also
/// none that was committed late; the same position gives the same changes again. Deleted and withdrawn resources stay in it as such.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class ListChanges(ChangeStore changes) : Endpoint<ListChanges.Request, ChangePage>
{
    /// <summary>In the place of a position: what is settled now.</summary>
    public const string Now = "now";

    public sealed record Request : ConditionalRead
    {
        /// <summary>The last position known, or <c>now</c>. Left out: from the oldest change that is kept.</summary>
        public string? After { get; init; }

        /// <summary>The most changes to answer.</summary>
        public int Limit { get; init; } = 100;
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.After).MaximumLength(50);
            RuleFor(r => r.Limit).InclusiveBetween(1, 1000);
        }
    }

    public override void Configure()
    {
        Get("/v1/changes");
        Description(d => d.ProducesProblems(410));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var after = request.After switch
        {
            null => ChangePosition.Start,
            Now => await changes.EndAsync(ct),
            var text => ChangePosition.Parse(text, "after"),
        };
        var isEditor = HttpContext.May(Permission.EditArticles);
        await Send.ResourceAsync(await changes.ReadAsync(after, publicOnly: !isEditor, request.Limit, ct), isPrivate: HttpContext.IsKnown());
    }
}
