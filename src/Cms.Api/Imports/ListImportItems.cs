using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Lists what became of the documents of an import, in their order.</summary>
/// <remarks>Those of a running job appear as they are done, not always in their order: read the list again when the job has ended.</remarks>
[Needs(Permission.Import)]
sealed class ListImportItems(ImportStore imports) : Endpoint<ListImportItems.Request, Page<ImportItem>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>The import's UUID.</summary>
        public Guid Id { get; init; }

        /// <summary>Only those with this outcome.</summary>
        public ImportOutcome? Outcome { get; init; }
    }

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/imports/{id}/items");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        _ = await imports.FindProgressAsync(request.Id, ct) ?? throw ProblemException.NotFound("import", request.Id);
        await Send.PageAsync(await imports.ListItemsAsync(request.Id, request.Outcome, request, ct), isPrivate: true);
    }
}
