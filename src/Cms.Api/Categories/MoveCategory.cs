using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Categories;

/// <summary>Moves a category, or reorders it among its siblings.</summary>
/// <remarks>Its siblings are counted anew from 0. What is below it goes with it.</remarks>
[Needs(Permission.WriteCategories)]
sealed class MoveCategory(CategoryStore categories) : Endpoint<MoveCategory.Request, Category>
{
    public sealed record Request : ById
    {
        [FromBody] public Place Body { get; init; } = new();
    }

    /// <summary>Where a category goes.</summary>
    public sealed record Place
    {
        /// <summary>The category above; null or left out for the top.</summary>
        public Guid? ParentId { get; init; }

        /// <summary>How many siblings stand before it. Left out: all of them.</summary>
        /// <example>0</example>
        public int? Index { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body.Index).GreaterThanOrEqualTo(0);
    }

    public override void Configure()
    {
        Post("/v1/categories/{id}/move");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await categories.MoveAsync(request.Id, request.Body.ParentId, request.Body.Index, ct), isPrivate: true);
}
