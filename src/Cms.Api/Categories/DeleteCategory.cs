using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Categories;

/// <summary>Deletes a category.</summary>
/// <remarks>One that has articles or categories below it stays: 409 says how many. It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it.</remarks>
[Needs(Permission.WriteCategories)]
sealed class DeleteCategory(CategoryStore categories) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/categories/{id}");
        Description(d => d.Produces(204).ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await categories.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
