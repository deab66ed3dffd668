using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Lists articles, newest first, without their bodies.</summary>
/// <remarks>Everyone sees what is published. With a key, <c>status</c> lists drafts, archived and killed articles, and scheduled ones among the published.</remarks>
sealed class ListArticles(ArticleStore articles) : Endpoint<ListArticles.Request, Page<ArticleListItem>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>Only articles of this category, by id or slug.</summary>
        public string? Category { get; init; }

        /// <summary>Only articles that name this reporter, by id or slug.</summary>
        public string? Reporter { get; init; }

        /// <summary>Only articles in this state; needs a key.</summary>
        public ArticleStatus? Status { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Reporter).MaximumLength(80);
        }
    }

    public override void Configure()
    {
        Get("/v1/articles");
        AllowAnonymous();
        Description(d => d.ProducesProblems(401));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var editorial = request.Status is not null;
        if (editorial && !HttpContext.HoldsKey())
        {
            throw new ProblemException(ProblemCode.KeyRequired, "To list by status, send a key; published articles are listed without one.", FieldError.Of("status", FieldCode.Unknown, "'status' needs a key."));
        }

        await Send.PageAsync(await articles.ListAsync(request, publishedOnly: !editorial, ct), isPrivate: editorial);
    }
}
