using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Synonyms;

/// <summary>Lists the words that searches hold for the same, newest first.</summary>
[Needs(Permission.WriteSynonyms)]
sealed class ListSynonyms(SynonymStore synonyms) : Endpoint<ListSynonyms.Request, Page<Synonym>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/synonyms");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await synonyms.ListAsync(request, ct), isPrivate: true);
}
