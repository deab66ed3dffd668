using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Synonyms;

/// <summary>Holds words for different ones again.</summary>
[Needs(Permission.WriteSynonyms)]
sealed class DeleteSynonym(SynonymStore synonyms) : Endpoint<DeleteSynonym.Request>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Delete("/v1/synonyms/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await synonyms.DeleteAsync(request.Id, ct);
        await Send.NoContentAsync(ct);
    }
}
