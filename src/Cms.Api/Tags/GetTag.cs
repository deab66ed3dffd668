using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Tags;

/// <summary>Reads one tag by its name.</summary>
/// <remarks>A name that it had before, or that was merged into it, answers 308.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetTag(TagStore tags) : Endpoint<GetTag.Request, Tag>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The tag, percent-encoded.</summary>
        public string Name { get; init => field = Tag.InPath(value); } = "";
    }

    public override void Configure()
    {
        Get("/v1/tags/{name}");
        Description(d => d.Produces(308).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var tag = await tags.FindAsync(request.Name, ct) ?? throw ProblemException.NotFound("tag", request.Name);
        await (tag.Name == request.Name ? Send.ResourceAsync(tag, shared: Shared.Tags) : Send.MovedAsync("/v1/tags/" + Uri.EscapeDataString(tag.Name)));
    }
}
