using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Reads one collection by its id or slug.</summary>
/// <remarks>With the articles that stand in it now. Its slots are for editors.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetCollection(CollectionStore collections) : Endpoint<ReadByIdOrSlug, Collection>
{
    public override void Configure()
    {
        Get("/v1/collections/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug request, CancellationToken ct)
    {
        var isEditor = HttpContext.May(Permission.WriteCollections);
        var collection = await collections.FindAsync(request.IdOrSlug, isEditor, ct) ?? throw ProblemException.NotFound("collection", request.IdOrSlug);
        await Send.ResourceAsync(collection, isPrivate: isEditor, shared: Shared.Collections);
    }
}
