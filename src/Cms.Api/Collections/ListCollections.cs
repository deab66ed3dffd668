using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Lists collections, newest first.</summary>
/// <remarks>Each with the articles that stand in it now.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListCollections(CollectionStore collections) : Endpoint<ListCollections.Request, Page<Collection>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/collections");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var isEditor = HttpContext.May(Permission.WriteCollections);
        await Send.PageAsync(await collections.ListAsync(request, isEditor, ct), isPrivate: isEditor, shared: Shared.Collections);
    }
}
