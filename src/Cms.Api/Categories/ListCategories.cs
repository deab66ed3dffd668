using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Lists all categories as the ordered tree of the site's navigation.</summary>
/// <remarks>Some dozens at most, so that the list has no pages.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListCategories(CategoryStore categories) : Endpoint<ListCategories.Request, ListCategories.Tree>
{
    public sealed record Request : ConditionalRead;

    /// <summary>The navigation.</summary>
    /// <param name="Data">The top level, in order, each with its children.</param>
    public sealed record Tree(IReadOnlyList<Category> Data);

    public override void Configure()
    {
        Get("/v1/categories");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(new Tree(await categories.TreeAsync(ct)), shared: Shared.Categories);
}
