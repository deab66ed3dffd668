using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Tags;

/// <summary>Gives a tag another name, in every article.</summary>
/// <remarks>The old name answers 308 for ever, and whoever writes it writes the new one: editors, scripts and imports.</remarks>
[Needs(Permission.WriteTags)]
sealed class RenameTag(TagStore tags) : Endpoint<RenameTag.Request, Tag>
{
    public sealed record Request
    {
        /// <summary>The tag, percent-encoded.</summary>
        public string Name { get; init => field = Tag.InPath(value); } = "";

        [FromBody] public NewName Body { get; init; } = new();
    }

    /// <summary>The new name, which is no other tag's.</summary>
    public sealed record NewName
    {
        /// <summary>The new name, which is no other tag's.</summary>
        /// <example>공무원 시험</example>
        public string Name { get; init => field = CmsText.Line(value) ?? ""; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body.Name).NotEmpty().MaximumLength(50);
    }

    public override void Configure()
    {
        Post("/v1/tags/{name}/rename");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await tags.RenameAsync(request.Name, request.Body.Name, HttpContext.CallerName(), ct), isPrivate: true);
}
