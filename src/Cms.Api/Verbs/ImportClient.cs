using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Cms.Api.Imports;
using Cms.Api.Json;
using Cms.Api.Problems;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cms.Api.Verbs;

/// <summary>Imports through a running server.</summary>
sealed class ImportClient : IDisposable
{
    readonly HttpClient client = new() { Timeout = TimeSpan.FromMinutes(10) };
    readonly Uri address;

    public ImportClient(Uri server, string key, ImportOptions options)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var query = new QueryBuilder
        {
            { "dryRun", options.DryRun ? "true" : "false" },
            { "status", JsonNamingPolicy.CamelCase.ConvertName(options.Status.ToString()) },
            { "categories", JsonNamingPolicy.CamelCase.ConvertName(options.Categories.ToString()) },
        };
        AddIfGiven("mode", options.Mode is { } mode ? JsonNamingPolicy.CamelCase.ConvertName(mode.ToString()) : null);
        AddIfGiven("overwrite", options.Overwrite ? "true" : null);
        AddIfGiven("minConfidence", options.MinConfidence > 0 ? options.MinConfidence.ToString(CultureInfo.InvariantCulture) : null);
        AddIfGiven("source", options.Source);
        AddIfGiven("category", options.Category);
        address = new Uri(server, "/v1/imports" + query.ToQueryString());

        void AddIfGiven(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    /// <exception cref="ProblemException">What the server refused.</exception>
    public async Task<ImportReceipt> ImportAsync(IReadOnlyList<ImportDocument> documents, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        foreach (var document in documents)
        {
            var content = new ByteArrayContent(document.Bytes);
            content.Headers.ContentType = document.MediaType is { } type ? new(type) : null;
            form.Add(content, ImportBody.FilesField, document.FileName ?? "page.txt");
        }

        try
        {
            using var answer = await client.PostAsync(address, form, ct);
            var body = await answer.Content.ReadAsByteArrayAsync(ct);
            return answer.StatusCode == HttpStatusCode.OK ? JsonSerializer.Deserialize<ImportReceipt>(body, CmsJson.Options)! : throw Refused(answer.StatusCode, body);
        }
        catch (HttpRequestException failure)
        {
            throw new ProblemException(ProblemCode.OfStatus(503), $"{address.GetLeftPart(UriPartial.Authority)} doesn't answer: {failure.Message}");
        }
    }

    public void Dispose() => client.Dispose();

    static ProblemException Refused(HttpStatusCode status, byte[] body)
    {
        try
        {
            var problem = JsonSerializer.Deserialize<Problem>(body, CmsJson.Options)!;
            var items = problem.Extensions?.TryGetValue("items", out var value) is true && value is JsonElement element ? element.Deserialize<List<ImportItem>>(CmsJson.Options) : null;
            return new(ProblemCode.All.FirstOrDefault(c => c.Code == problem.Code) ?? ProblemCode.OfStatus(problem.Status), problem.Detail ?? problem.Title, problem.Errors)
            {
                Extensions = items is null ? null : new() { ["items"] = items },
            };
        }
        catch (JsonException)
        {
            return new(ProblemCode.OfStatus((int)status), $"The server answered {(int)status}, and not as this CMS does; is --url right?");
        }
    }

}
