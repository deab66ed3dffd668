using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Categories;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Views;

/// <summary>Lists the articles that are read most.</summary>
/// <remarks>Ranked once a minute and frozen until the next, so that everybody sees the same; each with its views and how many places it has moved.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListMostRead(MostReadList mostRead, CategoryStore categories) : Endpoint<ListMostRead.Request, MostRead>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>How far to look back: 1h, 24h, 7d or 30d.</summary>
        public string Window { get; init; } = "24h";

        /// <summary>Only articles of this category, by id or slug.</summary>
        public string? Category { get; init; }

        /// <summary>The most articles to answer.</summary>
        public int Limit { get; init; } = 10;
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Window).Matches("^(1h|24h|7d|30d)$");
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        }
    }

    public override void Configure()
    {
        Get("/v1/articles/most-read");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var category = request.Category is null ? null : await categories.FindAsync(request.Category, ct) ?? throw ProblemException.NotFound("category", request.Category);
        await Send.ResourceAsync(await mostRead.TopAsync(request.Window, category?.Id, request.Limit, ct), shared: Shared.MostRead);
    }
}
