using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Lists reporters, the newest first.</summary>
/// <remarks>Imports add the reporters that pages name; an article names them by id.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListReporters(ReporterStore reporters) : Endpoint<ListReporters.Request, Page<Reporter>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/reporters");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await reporters.ListAsync(request, ct), shared: Shared.Reporters);
}
