using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Reads the receipt of an import.</summary>
/// <remarks>The same as the import answered, with what was read of each document, where, and by which rule.</remarks>
[Needs(Permission.Import)]
sealed class GetImport(ImportStore imports) : Endpoint<ReadById, ImportReceipt>
{
    public override void Configure()
    {
        Get("/v1/imports/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct) =>
        await Send.ResourceAsync(await imports.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("import", request.Id), isPrivate: true);
}
