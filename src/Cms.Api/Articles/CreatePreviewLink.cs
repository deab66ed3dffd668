using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Makes a link that shows an article as it is now to somebody without an account.</summary>
/// <remarks>It shows this one version, whatever becomes of the article, until it expires; whoever has it can read it.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class CreatePreviewLink(ArticleStore articles, PreviewToken tokens) : Endpoint<CreatePreviewLink.Request, PreviewLink>
{
    public sealed record Request : ById
    {
        [FromBody] public Validity? Body { get; init; }
    }

    /// <summary>How long the link is good.</summary>
    public sealed record Validity
    {
        /// <summary>In minutes; at most thirty days.</summary>
        /// <example>1440</example>
        public int ExpiresInMinutes { get; init; } = 24 * 60;
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body!.ExpiresInMinutes).InclusiveBetween(1, 30 * 24 * 60).When(r => r.Body is not null);
    }

    public override void Configure()
    {
        Post("/v1/articles/{id}/preview-links");
        Description(d => d.Produces<PreviewLink>(201).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.FindAsync(request.Id.ToString(), ArticleSight.Of(HttpContext), ct) ?? throw ProblemException.NotFound("article", request.Id);
        var preview = new Preview(article.Id, article.Version, DateTimeOffset.UtcNow.AddMinutes((request.Body ?? new()).ExpiresInMinutes));
        var address = "/v1/previews/" + tokens.Sign(preview);
        await Send.CreatedAsync(address, new PreviewLink(address, article.Version, preview.ExpiresAt));
    }
}

/// <summary>A link that shows one version of an article.</summary>
/// <param name="Address">Where it is read, without a key.</param>
/// <param name="Version">The version it shows.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record PreviewLink(string Address, int Version, DateTimeOffset ExpiresAt);
