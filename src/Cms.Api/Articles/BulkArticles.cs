using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Creates, updates, publishes and deletes up to a hundred articles at once.</summary>
/// <remarks>
/// The operations are carried out in order, in one transaction, by the rules of the single ones: a reporter works on drafts of their own, and only editors publish.
/// <c>mode=atomic</c> does all or nothing (422 with every fault); <c>mode=partial</c> tells of each what became of it.
/// </remarks>
[Needs(Permission.WriteDrafts)]
sealed class BulkArticles(BulkStore bulk) : Endpoint<BulkArticles.Request, BulkArticles.Outcome>
{
    const int MaxOperations = 100;

    public sealed record Request
    {
        /// <summary>Whether one that can't be carried out undoes the others.</summary>
        public BulkMode Mode { get; init; }

        [FromBody] public Batch Body { get; init; } = new();
    }

    /// <summary>The operations.</summary>
    public sealed record Batch
    {
        /// <summary>At most a hundred, in the order in which they are carried out.</summary>
        public IReadOnlyList<BulkOperation> Operations { get; init; } = [];
    }

    /// <summary>What became of them.</summary>
    /// <param name="Items">Of each, in the order of the request.</param>
    public sealed record Outcome(IReadOnlyList<BulkItem> Items);

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Operations).NotEmpty().MaximumCount(MaxOperations);
            RuleForEach(r => r.Body.Operations).SetValidator(new BulkOperation.Validator());
        }
    }

    public override void Configure()
    {
        Post("/v1/articles/bulk");
        Description(d => d.ProducesProblems(422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(new Outcome(await bulk.RunAsync(request.Body.Operations, request.Mode, HttpContext, ct)), isPrivate: true);
}
