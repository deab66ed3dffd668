using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Stops an import.</summary>
/// <remarks>
/// Of a job, the batch that is being stored is finished, and until then the job is <c>cancelling</c>; none is begun any more. What was stored stays, and can be undone.
/// Of an import that is still being received nothing is stored, and its sender is told so.
/// </remarks>
[Needs(Permission.Import)]
sealed class CancelImport(ImportStore imports) : Endpoint<CancelImport.Request, ImportListItem>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/imports/{id}/cancel");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var isCancelled = await imports.CancelAsync(request.Id, ct);
        var import = await imports.FindProgressAsync(request.Id, ct) ?? throw ProblemException.NotFound("import", request.Id);
        await Send.ResourceAsync(isCancelled ? import : throw new ProblemException(ProblemCode.ImportEnded, $"The import is {import.Status.ToString().ToLowerInvariant()} already."), isPrivate: true);
    }
}
