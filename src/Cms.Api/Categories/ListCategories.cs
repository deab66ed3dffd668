using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Json;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Lists all categories as the ordered tree of the site's navigation.</summary>
/// <remarks>Some dozens at most, so that the list has no pages.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListCategories(CategoryStore categories) : Endpoint<ListCategories.Request, ListCategories.Tree>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>Only these members of each category, and of those below it where <c>children</c> is one of them; <c>id</c> is always there.</summary>
        public Fields<Category>? Fields { get; init; }
    }

    /// <summary>The navigation.</summary>
    /// <param name="Data">The top level, in order, each with its children.</param>
    public sealed record Tree(IReadOnlyList<Category> Data);

    public override void Configure()
    {
        Get("/v1/categories");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var tree = await categories.TreeAsync(ct);
        await (request.Fields is { } fields ? Send.ResourceAsync(new { Data = tree.Select(c => new PartialResource(c, fields)) }, shared: Shared.Categories) : Send.ResourceAsync(new Tree(tree), shared: Shared.Categories));
    }
}
