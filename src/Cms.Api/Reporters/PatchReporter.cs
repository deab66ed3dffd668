using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Changes some members of a reporter.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole.</remarks>
[Needs(Permission.WriteReporters)]
sealed class PatchReporter(ReporterStore reporters) : Endpoint<PatchReporter.Request, Reporter>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<ReporterInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/reporters/{id}");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await reporters.UpdateAsync(request.Id, current => request.Body.Apply(ReporterInput.From(current), ReporterInput.Validator.Instance), ct), isPrivate: true);
}
