namespace Cms.Api.Tests.Contract;

/// <summary>Fails a test when the program answers what its document doesn't declare: another status, content type, header or member.</summary>
sealed class DocumentedAnswers(PublishedContract contract) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var isPartial = answer.IsSuccessStatusCode && request.RequestUri!.Query.Contains("fields=", StringComparison.Ordinal);
        contract.Check(request.Method, request.RequestUri!.AbsolutePath, answer, await answer.Content.ReadAsStringAsync(cancellationToken), isPartial);
        return answer;
    }
}
