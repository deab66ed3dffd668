using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Problems;

/// <summary>Describes one problem code: where a problem's <c>type</c> leads.</summary>
/// <remarks>Every problem's <c>type</c> is the address of one of these.</remarks>
[Needs(Permission.ReadPublished)]
public sealed class GetProblem : Endpoint<GetProblem.Request, ProblemCode>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The code.</summary>
        /// <example>validation-failed</example>
        public string Code { get; init; } = "";
    }

    public override void Configure()
    {
        Get("/v1/problems/{code}");
        Description(d => d.ProducesProblems(404));
    }

    public override Task HandleAsync(Request request, CancellationToken ct) =>
        Send.ResourceAsync(ProblemCode.All.FirstOrDefault(c => c.Code == request.Code) ?? throw ProblemException.NotFound("problem code", request.Code), shared: Shared.Constant);
}
