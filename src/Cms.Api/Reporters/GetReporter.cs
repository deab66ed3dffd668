using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Reads one reporter by its id or slug.</summary>
/// <remarks>An id or slug that the reporter had before, or that was merged into them, answers 308. Their articles are listed by <c>GET /v1/articles?reporter=</c>.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetReporter(ReporterStore reporters) : Endpoint<ReadByIdOrSlug<Reporter>, Reporter>
{
    public override void Configure()
    {
        Get("/v1/reporters/{id}");
        Description(d => d.Produces(308).ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug<Reporter> request, CancellationToken ct)
    {
        var reporter = await reporters.FindAsync(request.IdOrSlug, ct) ?? throw ProblemException.NotFound("reporter", request.IdOrSlug);
        await (request.PresentOf(reporter.Id, reporter.Slug) is { } present ? Send.MovedAsync("/v1/reporters/" + present) : Send.ResourceAsync(reporter, request.Fields, shared: Shared.Reporter(reporter.Id)));
    }
}
