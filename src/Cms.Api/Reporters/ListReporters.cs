using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Reporters;

/// <summary>Lists reporters, the newest first.</summary>
/// <remarks>Imports add the reporters that pages name; an article names them by id.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListReporters(ReporterStore reporters) : Endpoint<ListReporters.Request, Page<Reporter>>
{
    public sealed record Request : ListRequest<Reporter>
    {
        /// <summary>Only reporters of this name; spaces and case don't matter: <c>마성배</c>.</summary>
        public string? Name { get; init => field = CmsText.Line(value); }

        /// <summary>Only reporters of this outlet; spaces and case don't matter: <c>피앤피뉴스</c>.</summary>
        public string? Outlet { get; init => field = CmsText.Line(value); }

        /// <summary>Only reporters whose name has this: <c>성배</c>.</summary>
        public string? Q { get; init => field = CmsText.Line(value); }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(100);
            RuleFor(r => r.Outlet).MaximumLength(100);
            RuleFor(r => r.Q).MaximumLength(100);
        }
    }

    public override void Configure()
    {
        Get("/v1/reporters");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await reporters.ListAsync(request, ct), request.Fields, shared: Shared.Reporters);
}
