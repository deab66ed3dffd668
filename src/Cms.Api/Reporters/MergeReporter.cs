using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Merges a reporter into another.</summary>
/// <remarks>
/// All their bylines and e-mail addresses become the other's; an article that names both keeps the first. Their id and slug answer 308 to the other for ever, and a page that
/// is imported under their name is the other's.
/// </remarks>
[Needs(Permission.WriteReporters)]
sealed class MergeReporter(ReporterStore reporters) : Endpoint<MergeReporter.Request, Reporter>
{
    public sealed record Request : ById
    {
        [FromBody] public MergeTarget Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(MergeTarget.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/reporters/{id}/merge");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await reporters.MergeAsync(request.Id, request.Body.Into, HttpContext.CallerName(), ct), isPrivate: true);
}
