using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Reporters;

/// <summary>Makes a reporter of some of another's articles: two people of one name.</summary>
/// <remarks>The articles name the new reporter in the other's place; the other keeps the rest, and their address.</remarks>
[Needs(Permission.WriteReporters)]
sealed class SplitReporter(ReporterStore reporters) : Endpoint<SplitReporter.Request, Reporter>
{
    const int MaxArticles = 1000;

    public sealed record Request : ById
    {
        [FromBody] public Part Body { get; init; } = new();
    }

    /// <summary>What is split off.</summary>
    public sealed record Part
    {
        /// <summary>The new reporter; with a name or outlet of their own.</summary>
        public ReporterInput Reporter { get; init; } = new();

        /// <summary>The articles that are theirs.</summary>
        public IReadOnlyList<Guid> ArticleIds { get; init; } = [];
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Reporter).SetValidator(ReporterInput.Validator.Instance);
            RuleFor(r => r.Body.ArticleIds).NotEmpty().MaximumCount(MaxArticles);
        }
    }

    public override void Configure()
    {
        Post("/v1/reporters/{id}/split");
        Description(d => d.Produces<Reporter>(201).ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var reporter = await reporters.SplitAsync(request.Id, request.Body.Reporter, [.. request.Body.ArticleIds], HttpContext.CallerName(), ct);
        await Send.CreatedAsync($"/v1/reporters/{reporter.Id}", reporter);
    }
}
