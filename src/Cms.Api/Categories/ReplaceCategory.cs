using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Replaces a category: renames, moves or reorders it.</summary>
/// <remarks>A member left out is cleared or takes its default. Read-only members are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.WriteCategories)]
sealed class ReplaceCategory(CategoryStore categories) : Endpoint<ReplaceCategory.Request, Category>
{
    public sealed record Request : ById
    {
        [FromBody] public CategoryInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(CategoryInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/categories/{id}");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await categories.UpdateAsync(request.Id, _ => request.Body, ct), isPrivate: true);
}
