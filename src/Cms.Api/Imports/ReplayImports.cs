using Cms.Api.Auth;
using Cms.Api.OpenApi;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Reads the whole archive again with today's page reader, and applies what it reads otherwise.</summary>
/// <remarks>
/// Of each imported article the page that it was last made of is read, and every page that never became one, but for those of dry runs and of imports that were undone.
/// <c>changes</c> of each item tell field by field what differs; a field that an editor has touched is kept, as <c>isKept</c> says. A page that failed and of whose article a
/// later one was imported is <c>unchanged</c>, with the warning <c>superseded</c>. With <c>dryRun=true</c> nothing is applied, now or later. Up to a hundred documents are
/// answered at once, more are a job.
/// </remarks>
[Needs(Permission.UndoImports)]
sealed class ReplayImports(ImportStore imports, ImportJobs jobs) : Endpoint<ReplayImports.Request, ImportReceipt>
{
    public sealed record Request
    {
        /// <summary>Tell what would change, and change nothing.</summary>
        public bool DryRun { get; init; }
    }

    public override void Configure()
    {
        Post("/v1/imports/replay");
        Description(d => d.Produces<ImportReceipt>(200).Produces<ImportReceipt>(202).WithMetadata(new SendsHeader(200, "Location")));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var receipt = await imports.ReplayAsync(request.DryRun, HttpContext.CallerName(), ct);
        if (receipt.Counts.Received <= ImportIntake.MaxAtOnce)
        {
            await jobs.FinishAsync(receipt.Id!.Value, ct);
            receipt = (await imports.FindAsync(receipt.Id.Value, ct))!;
        }

        jobs.Wake();
        await Send.ImportAsync(receipt);
    }
}
