using System.Net.Http.Headers;

namespace Cms.Api.Tests.Contract;

/// <summary>Fails a test when the program answers what its document doesn't declare: another status, content type, header or member.</summary>
sealed class DocumentedAnswers(PublishedContract contract) : DelegatingHandler
{
    /// <summary>A client of the program that listens there, with a key or without.</summary>
    public static HttpClient ClientOf(PublishedContract contract, Uri address, string? key = null)
    {
        var client = new HttpClient(new DocumentedAnswers(contract) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var isPartial = answer.IsSuccessStatusCode && request.RequestUri!.Query.Contains("fields=", StringComparison.Ordinal);
        contract.Check(request.Method, request.RequestUri!.AbsolutePath, answer, await answer.Content.ReadAsStringAsync(cancellationToken), isPartial);
        return answer;
    }
}
