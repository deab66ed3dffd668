using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Deletes a collection.</summary>
/// <remarks>Its articles stay. It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it.</remarks>
[Needs(Permission.WriteCollections)]
sealed class DeleteCollection(CollectionStore collections) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/collections/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await collections.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
