using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Paging;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Tags;

/// <summary>Lists the tags of published articles, those that came up last first; with <c>prefix</c> by name.</summary>
/// <remarks>Articles with a tag are listed by <c>GET /v1/articles?tag=</c>.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListTags(TagStore tags) : Endpoint<ListTags.Request, Page<Tag>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>Only tags that begin with this, in the order of their characters.</summary>
        public string? Prefix { get; init => field = CmsText.Line(value); }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator() => RuleFor(r => r.Prefix).MaximumLength(50);
    }

    public override void Configure()
    {
        Get("/v1/tags");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await tags.ListAsync(request, ct), shared: Shared.Tags);
}
