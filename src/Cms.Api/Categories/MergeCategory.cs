using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Merges a category into another.</summary>
/// <remarks>
/// Its articles and what is below it become the other's. Its id and slug answer 308 to the other for ever, and what is imported under its name is the other's.
/// </remarks>
[Needs(Permission.WriteCategories)]
sealed class MergeCategory(CategoryStore categories) : Endpoint<MergeCategory.Request, Category>
{
    public sealed record Request : ById
    {
        [FromBody] public MergeTarget Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(MergeTarget.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/categories/{id}/merge");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await categories.MergeAsync(request.Id, request.Body.Into, HttpContext.CallerName(), ct), isPrivate: true);
}
