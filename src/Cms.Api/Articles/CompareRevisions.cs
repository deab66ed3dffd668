using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Compares two versions of an article, word by word.</summary>
/// <remarks>Each field that differs, in stretches that are the same, removed or added. The body is compared as plain text.</remarks>
[Needs(Permission.EditArticles)]
sealed class CompareRevisions(ArticleRevisionStore revisions) : Endpoint<CompareRevisions.Request, ArticleDiff>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The article's UUID.</summary>
        public Guid Id { get; init; }

        /// <summary>The version to compare from.</summary>
        public int From { get; init; }

        /// <summary>The version to compare to.</summary>
        public int To { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).GreaterThanOrEqualTo(1);
            RuleFor(r => r.To).GreaterThanOrEqualTo(1);
        }
    }

    public override void Configure()
    {
        Get("/v1/articles/{id}/diff");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var before = await FindAsync(request.From);
        var after = await FindAsync(request.To);
        await Send.ResourceAsync(new ArticleDiff(request.From, request.To, [.. Fields(before, after)]), isPrivate: true);

        async Task<Article> FindAsync(int version) => await revisions.FindAsync(request.Id, version, ct) ?? throw ProblemException.NotFound("version", version);
    }

    static IEnumerable<FieldDiff> Fields(Article before, Article after)
    {
        (string Name, string? From, string? To)[] texts =
        [
            ("title", before.Title, after.Title),
            ("subtitle", before.Subtitle, after.Subtitle),
            ("summary", before.Summary, after.Summary),
            ("bodyText", before.BodyText, after.BodyText),
            ("category", before.Category?.Name, after.Category?.Name),
            ("reporters", string.Join(", ", before.Reporters.Select(r => r.Name)), string.Join(", ", after.Reporters.Select(r => r.Name))),
            ("tags", string.Join(", ", before.Tags), string.Join(", ", after.Tags)),
            ("slug", before.Slug, after.Slug),
            ("source", before.Source, after.Source),
            ("externalId", before.ExternalId, after.ExternalId),
            ("dateline", before.Dateline, after.Dateline),
            ("copyright", before.Copyright, after.Copyright),
            ("status", before.Status.ToString().ToLowerInvariant(), after.Status.ToString().ToLowerInvariant()),
        ];
        return from text in texts
               let isMarkup = text.Name == "bodyText" && text.From == text.To && before.Body != after.Body
               where text.From != text.To || isMarkup
               select new FieldDiff(text.Name, WordDiff.Compare(text.From ?? "", text.To ?? "")) { MarkupOnly = isMarkup };
    }
}
