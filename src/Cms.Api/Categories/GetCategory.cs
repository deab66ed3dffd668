using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Reads one category by its id or slug.</summary>
/// <remarks>With all the categories below it.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetCategory(CategoryStore categories) : Endpoint<ReadByIdOrSlug, Category>
{
    public override void Configure()
    {
        Get("/v1/categories/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug request, CancellationToken ct) =>
        await Send.ResourceAsync(await categories.FindAsync(request.IdOrSlug, ct) ?? throw ProblemException.NotFound("category", request.IdOrSlug));
}
