using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Synonyms;

/// <summary>Replaces words that are held for the same.</summary>
[Needs(Permission.WriteSynonyms)]
sealed class ReplaceSynonym(SynonymStore synonyms) : Endpoint<ReplaceSynonym.Request, Synonym>
{
    public sealed record Request : ById
    {
        [FromBody] public SynonymInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(SynonymInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/synonyms/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(await synonyms.ReplaceAsync(request.Id, request.Body, ct), isPrivate: true);
}
