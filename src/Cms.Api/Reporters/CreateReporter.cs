using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Reporters;

/// <summary>Creates a reporter.</summary>
/// <remarks>A name is unique within its outlet. Without a slug, one is made of the name.</remarks>
[Needs(Permission.WriteReporters)]
sealed class CreateReporter(ReporterStore reporters) : Endpoint<CreateReporter.Request, Reporter>
{
    public sealed record Request
    {
        [FromBody] public ReporterInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ReporterInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/reporters");
        Description(d => d.Produces<Reporter>(201).ProducesProblems(409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var reporter = await reporters.CreateAsync(request.Body, ct);
        await Send.CreatedAsync($"/v1/reporters/{reporter.Id}", reporter);
    }
}
