using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Deletes a reporter.</summary>
/// <remarks>One that an article still names stays: 409 says how many do, and which ten last. It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it.</remarks>
[Needs(Permission.WriteReporters)]
sealed class DeleteReporter(ReporterStore reporters) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/reporters/{id}");
        Description(d => d.Produces(204).ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await reporters.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
