using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Tags;

/// <summary>Merges a tag into another, in every article.</summary>
/// <remarks>The old name answers 308 for ever, and whoever writes it writes the other: editors, scripts and imports.</remarks>
[Needs(Permission.WriteTags)]
sealed class MergeTag(TagStore tags) : Endpoint<MergeTag.Request, Tag>
{
    public sealed record Request
    {
        /// <summary>The tag, percent-encoded.</summary>
        public string Name { get; init => field = Tag.InPath(value); } = "";

        [FromBody] public Target Body { get; init; } = new();
    }

    /// <summary>The tag that lives on.</summary>
    public sealed record Target
    {
        /// <summary>The tag that lives on.</summary>
        /// <example>공무원</example>
        public string Into { get; init => field = CmsText.Line(value) ?? ""; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body.Into).NotEmpty().MaximumLength(50);
    }

    public override void Configure()
    {
        Post("/v1/tags/{name}/merge");
        Description(d => d.ProducesProblems(404, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await tags.MergeAsync(request.Name, request.Body.Into, HttpContext.CallerName(), ct), isPrivate: true);
}
