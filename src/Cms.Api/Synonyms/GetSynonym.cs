using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Synonyms;

/// <summary>Reads words that are held for the same.</summary>
[Needs(Permission.WriteSynonyms)]
sealed class GetSynonym(SynonymStore synonyms) : Endpoint<ReadById, Synonym>
{
    public override void Configure()
    {
        Get("/v1/synonyms/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct) =>
        await Send.ResourceAsync(await synonyms.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("synonym", request.Id), isPrivate: true);
}
