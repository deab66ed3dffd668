using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Changes some members of a category.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole.</remarks>
[Needs(Permission.WriteCategories)]
sealed class PatchCategory(CategoryStore categories) : Endpoint<PatchCategory.Request, Category>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<CategoryInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/categories/{id}");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await categories.UpdateAsync(request.Id, current => request.Body.Apply(CategoryInput.From(current), CategoryInput.Validator.Instance), ct), isPrivate: true);
}
