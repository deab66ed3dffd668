using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Creates a category.</summary>
/// <remarks>Without a position it becomes the last among its siblings; without a slug, one is made of the name.</remarks>
[Needs(Permission.WriteCategories)]
sealed class CreateCategory(CategoryStore categories) : Endpoint<CreateCategory.Request, Category>
{
    public sealed record Request
    {
        [FromBody] public CategoryInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(CategoryInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/categories");
        Description(d => d.Produces<Category>(201).ProducesProblems(409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var category = await categories.CreateAsync(request.Body, ct);
        await Send.CreatedAsync($"/v1/categories/{category.Id}", category);
    }
}
