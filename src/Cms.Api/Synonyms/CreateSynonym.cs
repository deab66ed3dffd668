using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Synonyms;

/// <summary>Holds words for the same in every search.</summary>
/// <remarks>At once, and for what was written before too.</remarks>
[Needs(Permission.WriteSynonyms)]
sealed class CreateSynonym(SynonymStore synonyms) : Endpoint<CreateSynonym.Request, Synonym>
{
    public sealed record Request
    {
        [FromBody] public SynonymInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(SynonymInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/synonyms");
        Description(d => d.Produces<Synonym>(201));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var synonym = await synonyms.CreateAsync(request.Body, HttpContext.CallerName(), ct);
        await Send.CreatedAsync($"/v1/synonyms/{synonym.Id}", synonym);
    }
}
