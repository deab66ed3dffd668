using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Replaces a reporter.</summary>
/// <remarks>A member left out is cleared or takes its default. Read-only members are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.WriteReporters)]
sealed class ReplaceReporter(ReporterStore reporters) : Endpoint<ReplaceReporter.Request, Reporter>
{
    public sealed record Request : ById
    {
        [FromBody] public ReporterInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ReporterInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/reporters/{id}");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await reporters.UpdateAsync(request.Id, _ => request.Body, ct), isPrivate: true);
}
