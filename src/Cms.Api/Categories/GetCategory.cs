using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Reads one category by its id or slug.</summary>
/// <remarks>With all the categories below it. An id or slug that it had before, or that was merged into it, answers 308.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetCategory(CategoryStore categories) : Endpoint<ReadByIdOrSlug<Category>, Category>
{
    public override void Configure()
    {
        Get("/v1/categories/{id}");
        Description(d => d.Produces(308).ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug<Category> request, CancellationToken ct)
    {
        var category = await categories.FindAsync(request.IdOrSlug, ct) ?? throw ProblemException.NotFound("category", request.IdOrSlug);
        await (request.PresentOf(category.Id, category.Slug) is { } present ? Send.MovedAsync("/v1/categories/" + present) : Send.ResourceAsync(category, request.Fields, shared: Shared.Category(category.Id)));
    }
}
