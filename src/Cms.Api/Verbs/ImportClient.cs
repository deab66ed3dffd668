using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Cms.Api.Imports;
using Cms.Api.Json;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cms.Api.Verbs;

/// <summary>Imports through a running server. A job is asked for until it has ended, also while the server is away for some minutes.</summary>
sealed class ImportClient : IImportTarget, IDisposable
{
    /// <summary>How long the server may take for a document that it is sent, and for its answer to all of them.</summary>
    static readonly TimeSpan SendPatience = TimeSpan.FromMinutes(10);

    /// <summary>How long it may take for an answer while its job is followed.</summary>
    static readonly TimeSpan AnswerPatience = TimeSpan.FromMinutes(1);

    /// <summary>How long it may be away meanwhile.</summary>
    static readonly TimeSpan OutagePatience = TimeSpan.FromMinutes(5);

    /// <summary>What no server says of itself, so that it is in no list of its codes.</summary>
    static readonly ProblemCode Unreachable = new("server-unreachable", 503, "The server doesn't answer");

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);

    /// <summary>How long it may take to say that it wants the documents: a wrong key is told before they are sent.</summary>
    static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(5);

    readonly HttpClient client = new(new SocketsHttpHandler { Expect100ContinueTimeout = GreetingPatience }) { Timeout = Timeout.InfiniteTimeSpan };
    readonly Uri server;
    readonly string query;
    readonly Action<string> tell;

    /// <param name="server">Its address.</param>
    /// <param name="key">A key of it.</param>
    /// <param name="options">How the documents are to be imported.</param>
    /// <param name="tell">Told what a person should know who waits.</param>
    public ImportClient(Uri server, string key, ImportOptions options, Action<string> tell)
    {
        (this.server, this.tell) = (server, tell);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var parameters = new QueryBuilder
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
        query = parameters.ToQueryString().ToString();

        void AddIfGiven(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add(name, value);
            }
        }
    }

    /// <exception cref="ProblemException">What the server refused, or that it doesn't answer.</exception>
    public async Task<ImportReceipt> TakeAsync(IAsyncEnumerable<ImportDocument> documents, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(SendPatience);
        using var form = new ImportForm(documents, () => patience.CancelAfter(SendPatience));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "v1/imports" + query)) { Content = form };
        request.Headers.ExpectContinue = true;
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            return await ReadAsync<ImportReceipt>(answer, patience.Token);
        }
        catch (Exception) when (form.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        catch (Exception lost) when (IsLost(lost, ct))
        {
            throw NoAnswer(lost, form.IsSent
                ? " It has all documents, and may be importing them; to run the same command again is safe, nothing is stored twice."
                : " Nothing was imported: run the same command again when it runs.");
        }
    }

    /// <exception cref="ProblemException">What the server refused, or that it was away for too long.</exception>
    public async Task<ImportListItem> FollowAsync(Guid id, Action<int> show, CancellationToken ct)
    {
        while (true)
        {
            var import = await GetAsync<ImportReceipt>(id, "", ct);
            show(import.Counts.Done);
            if (import.Status is not (ImportStatus.Running or ImportStatus.Cancelling))
            {
                return import;
            }

            await Task.Delay(Interval, ct);
        }
    }

    /// <exception cref="ProblemException">What the server refused, or that it was away for too long.</exception>
    public Task<Page<ImportItem>> ListItemsAsync(Guid id, ImportOutcome? outcome, string? cursor, CancellationToken ct)
    {
        var parameters = new QueryBuilder { { "limit", ListImportItems.Validator.MaxLimit.ToString(CultureInfo.InvariantCulture) } };
        if (outcome is { } only)
        {
            parameters.Add("outcome", JsonNamingPolicy.CamelCase.ConvertName(only.ToString()));
        }

        if (cursor is not null)
        {
            parameters.Add("cursor", cursor);
        }

        return GetAsync<Page<ImportItem>>(id, "/items" + parameters.ToQueryString(), ct);
    }

    public string WhenStopped(Guid? job) => job is { } id
        ? $"Stopped following. The import goes on at the server: {AddressOf(id)} tells how far it is, and a POST to {AddressOf(id)}/cancel stops it."
        : "Stopped. Nothing is imported, unless the server had all documents already: GET /v1/imports tells.";

    public void Dispose() => client.Dispose();

    string AddressOf(Guid id) => new Uri(server, $"v1/imports/{id}").ToString();

    /// <summary>Reads something of a job; again and again while the server is away, starting or too busy.</summary>
    async Task<T> GetAsync<T>(Guid id, string path, CancellationToken ct)
    {
        var begin = TimeProvider.System.GetTimestamp();
        for (var pause = Interval; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(AnswerPatience);
            HttpStatusCode? status = null;
            ProblemException failure;
            try
            {
                using var answer = await client.GetAsync(new Uri(server, $"v1/imports/{id}{path}"), patience.Token);
                status = answer.StatusCode;
                return await ReadAsync<T>(answer, patience.Token);
            }
            catch (Exception lost) when (IsLost(lost, ct))
            {
                failure = NoAnswer(lost);
            }
            catch (ProblemException passing) when (status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            {
                failure = passing;
            }

            if (TimeProvider.System.GetElapsedTime(begin) > OutagePatience)
            {
                throw new ProblemException(failure.Code, $"{failure.Message} The import goes on when the server runs again, and {AddressOf(id)} tells of it; to run the same command again is safe, nothing is stored twice.");
            }

            if (pause == Interval)
            {
                tell($"{failure.Message} The import goes on when it runs again; waiting for that for {OutagePatience.TotalMinutes:0} minutes.");
            }

            await Task.Delay(pause, ct);
        }
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        try
        {
            return answer.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<T>(body, CmsJson.Options) ?? throw new JsonException()
                : throw Refused(JsonSerializer.Deserialize<Problem>(body, CmsJson.Options) ?? throw new JsonException());
        }
        catch (JsonException)
        {
            var status = (int)answer.StatusCode;
            throw new ProblemException(ProblemCode.OfStatus(status), $"The server answered {status}, and not as this CMS does; is --url right?");
        }
    }

    static ProblemException Refused(Problem problem)
    {
        var items = problem.Extensions?.TryGetValue("items", out var value) is true && value is JsonElement element ? element.Deserialize<List<ImportItem>>(CmsJson.Options) : null;
        return new(ProblemCode.All.FirstOrDefault(c => c.Code == problem.Code) ?? ProblemCode.OfStatus(problem.Status), problem.Detail ?? problem.Title, problem.Errors)
        {
            Extensions = items is null ? null : new() { ["items"] = items },
        };
    }

    static bool IsLost(Exception failure, CancellationToken ct) =>
        failure is HttpRequestException or IOException || (failure is OperationCanceledException && !ct.IsCancellationRequested);

    ProblemException NoAnswer(Exception lost, string consequence = "")
    {
        var reason = lost is OperationCanceledException ? "it takes too long" : lost.GetBaseException().Message.TrimEnd('.');
        return new(Unreachable, $"{server.AbsoluteUri.TrimEnd('/')} doesn't answer: {reason}.{consequence}");
    }
}
