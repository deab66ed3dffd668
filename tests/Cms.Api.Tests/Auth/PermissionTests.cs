using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;

namespace Cms.Api.Tests.Auth;

/// <summary>Calls every operation as every role and as nobody, on a program of its own.</summary>
public sealed class PermissionTests
{
    const string Nobody = "nobody";

    static readonly string[] Roles = ["reader", "reporter", "editor", "admin", "importer"];

    /// <summary>Who may what, written down a second time: the program's own table is held against it.</summary>
    static readonly Dictionary<string, string> Who = new()
    {
        ["published:read"] = "nobody reader reporter editor admin importer",
        ["comments:post"] = "nobody reader reporter editor admin importer",
        ["session:open"] = "nobody reader reporter editor admin importer",
        ["session:own"] = "reader reporter editor admin importer",
        ["articles:write"] = "reporter editor admin",
        ["articles:edit"] = "editor admin",
        ["articles:publish"] = "editor admin",
        ["reporters:write"] = "editor admin",
        ["categories:write"] = "editor admin",
        ["tags:write"] = "editor admin",
        ["collections:write"] = "editor admin",
        ["synonyms:write"] = "editor admin",
        ["comments:moderate"] = "editor admin",
        ["weather:write"] = "editor admin",
        ["imports:write"] = "importer editor admin",
        ["imports:undo"] = "editor admin",
        ["erase"] = "admin",
        ["accounts:write"] = "admin",
        ["keys:write"] = "admin",
        ["webhooks:write"] = "admin",
        ["audit:read"] = "admin",
        ["metrics:read"] = "admin",
    };

    /// <summary>The permission of every operation there is.</summary>
    static readonly Dictionary<string, string> Operations = new()
    {
        ["ArchiveArticle"] = "articles:publish",
        ["BulkArticles"] = "articles:write",
        ["CancelImport"] = "imports:write",
        ["ChangePassword"] = "session:own",
        ["CheckArticle"] = "articles:write",
        ["CompareRevisions"] = "articles:edit",
        ["CountView"] = "comments:post",
        ["CreateAccount"] = "accounts:write",
        ["CreateApiKey"] = "keys:write",
        ["CreateArticle"] = "articles:write",
        ["CreateBlockedWord"] = "comments:moderate",
        ["CreateCategory"] = "categories:write",
        ["CreateCollection"] = "collections:write",
        ["CreateComment"] = "comments:post",
        ["CreateCorrection"] = "articles:publish",
        ["CreateImport"] = "imports:write",
        ["CreatePreviewLink"] = "articles:write",
        ["CreateReporter"] = "reporters:write",
        ["CreateSynonym"] = "synonyms:write",
        ["CreateWeatherSnapshot"] = "weather:write",
        ["CreateWebhook"] = "webhooks:write",
        ["DeleteArticle"] = "articles:write",
        ["DeleteBlockedWord"] = "comments:moderate",
        ["DeleteCategory"] = "categories:write",
        ["DeleteCollection"] = "collections:write",
        ["DeleteComment"] = "comments:moderate",
        ["DeleteCorrection"] = "articles:publish",
        ["DeleteReporter"] = "reporters:write",
        ["DeleteSynonym"] = "synonyms:write",
        ["DeleteWeatherSnapshot"] = "weather:write",
        ["DeleteWebhook"] = "webhooks:write",
        ["EditComment"] = "comments:post",
        ["GetAccount"] = "accounts:write",
        ["GetApiKey"] = "keys:write",
        ["GetArticle"] = "published:read",
        ["GetCategory"] = "published:read",
        ["GetCollection"] = "published:read",
        ["GetComment"] = "published:read",
        ["GetCommentSettings"] = "published:read",
        ["GetFeed"] = "published:read",
        ["GetFrontPage"] = "published:read",
        ["GetImport"] = "imports:write",
        ["GetLatestWeatherSnapshot"] = "published:read",
        ["GetMe"] = "session:own",
        ["GetNewsSitemap"] = "published:read",
        ["GetPreview"] = "published:read",
        ["GetProblem"] = "published:read",
        ["GetReporter"] = "published:read",
        ["GetRevision"] = "articles:edit",
        ["GetSitemap"] = "published:read",
        ["GetSynonym"] = "synonyms:write",
        ["GetTag"] = "published:read",
        ["GetWeatherSnapshot"] = "published:read",
        ["GetWebhook"] = "webhooks:write",
        ["KillArticle"] = "articles:publish",
        ["LikeComment"] = "comments:post",
        ["ListAccounts"] = "accounts:write",
        ["ListApiKeys"] = "keys:write",
        ["ListArticleComments"] = "published:read",
        ["ListArticles"] = "published:read",
        ["ListAuditEntries"] = "audit:read",
        ["ListBlockedWords"] = "comments:moderate",
        ["ListCategories"] = "published:read",
        ["ListChanges"] = "published:read",
        ["ListCollections"] = "published:read",
        ["ListComments"] = "published:read",
        ["ListDeliveries"] = "webhooks:write",
        ["ListImportItems"] = "imports:write",
        ["ListImports"] = "imports:write",
        ["ListMostRead"] = "published:read",
        ["ListPermissions"] = "published:read",
        ["ListProblems"] = "published:read",
        ["ListReporters"] = "published:read",
        ["ListRevisions"] = "articles:edit",
        ["ListSitemaps"] = "published:read",
        ["ListSynonyms"] = "synonyms:write",
        ["ListTags"] = "published:read",
        ["ListWeatherObservations"] = "published:read",
        ["ListWeatherSnapshots"] = "published:read",
        ["ListWebhooks"] = "webhooks:write",
        ["MergeCategory"] = "categories:write",
        ["MergeReporter"] = "reporters:write",
        ["MergeTag"] = "tags:write",
        ["ModerateComments"] = "comments:moderate",
        ["MoveCategory"] = "categories:write",
        ["PatchAccount"] = "accounts:write",
        ["PatchArticle"] = "articles:write",
        ["PatchCategory"] = "categories:write",
        ["PatchCollection"] = "collections:write",
        ["PatchComment"] = "comments:moderate",
        ["PatchReporter"] = "reporters:write",
        ["PatchWeatherSnapshot"] = "weather:write",
        ["PatchWebhook"] = "webhooks:write",
        ["PrintArticle"] = "published:read",
        ["PublishArticle"] = "articles:publish",
        ["Redeliver"] = "webhooks:write",
        ["RefreshSession"] = "session:open",
        ["RenameTag"] = "tags:write",
        ["ReplaceArticle"] = "articles:write",
        ["ReplaceCategory"] = "categories:write",
        ["ReplaceCollection"] = "collections:write",
        ["ReplaceComment"] = "comments:moderate",
        ["ReplaceCommentSettings"] = "comments:moderate",
        ["ReplaceReporter"] = "reporters:write",
        ["ReplaceSynonym"] = "synonyms:write",
        ["ReplaceWeatherSnapshot"] = "weather:write",
        ["ReplayImports"] = "imports:undo",
        ["ReportComment"] = "comments:post",
        ["RestoreArticle"] = "articles:publish",
        ["RestoreRevision"] = "articles:edit",
        ["RevokeApiKey"] = "keys:write",
        ["RevokeSession"] = "session:open",
        ["RotateApiKey"] = "keys:write",
        ["SignIn"] = "session:open",
        ["SplitReporter"] = "reporters:write",
        ["UndoImport"] = "imports:undo",
        ["UndoModeration"] = "comments:moderate",
        ["UnlikeComment"] = "comments:post",
        ["UnpublishArticle"] = "articles:publish",
        ["WatchChanges"] = "published:read",
        ["WatchImport"] = "imports:write",
        ["WithdrawComment"] = "comments:post",
    };

    [Fact]
    public async Task Every_operation_lets_in_those_of_its_permission_and_nobody_else()
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString);
        var callers = new Dictionary<string, HttpClient> { [Nobody] = new() { BaseAddress = program.Address } };
        foreach (var role in Roles)
        {
            var key = await program.Editor.CreateAsync("/v1/api-keys", new { name = $"the {role}", role });
            callers[role] = Newsroom.ClientAt(program.Address, (string)key["key"]!);
        }

        var wrong = new List<string>();
        foreach (var (method, path, operation) in OperationsOf(await program.Editor.GetJsonAsync("/openapi.json")))
        {
            var who = Who[Operations[(string)operation["operationId"]!]].Split(' ');
            foreach (var (caller, client) in callers)
            {
                using var request = new HttpRequestMessage(new(method), path) { Headers = { { "If-Match", "*" } } };
                request.Content = operation["requestBody"] is null ? null : new StringContent("{}", Encoding.UTF8, "application/json");
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead); // of an event stream no more comes
                var isIn = answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) || await IsRefusedForAnotherReasonAsync(answer);
                var isRight = who.Contains(caller) ? isIn : answer.StatusCode == (caller == Nobody ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
                if (!isRight || answer.StatusCode >= HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{method} {path} as {caller}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
        foreach (var client in callers.Values)
        {
            client.Dispose();
        }
    }

    [Fact]
    public void No_operation_is_missing_from_the_table()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(OpenApiTests.Root(), "openapi.json")))!.AsObject();
        var documented = OperationsOf(document).Select(o => $"{o.Operation["operationId"]}: {o.Operation["x-permission"]}").Order();
        Assert.Equal(Operations.Select(o => $"{o.Key}: {o.Value}").Order(), documented);

        foreach (var (_, _, operation) in OperationsOf(document))
        {
            var who = Who[(string)operation["x-permission"]!].Split(' ');
            Assert.Equal(who.Contains(Nobody) ? 2 : 1, operation["security"]!.AsArray().Count);
            Assert.Equal(who.Where(r => r != Nobody).Order(), operation["x-roles"]!.AsArray().Select(r => (string)r!).Order());
        }
    }

    /// <summary>With a made-up id in the place of every parameter.</summary>
    static IEnumerable<(string Method, string Path, JsonNode Operation)> OperationsOf(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key.ToUpperInvariant(), Regex.Replace(path.Key, @"\{[^}]+\}", _ => Guid.NewGuid().ToString()), operation.Value!);

    /// <summary>A wrong password, or a key that has none: the caller was let in to hear it.</summary>
    static async Task<bool> IsRefusedForAnotherReasonAsync(HttpResponseMessage answer) =>
        (string?)(await answer.JsonAsync(answer.StatusCode))["code"] is "sign-in-failed" or "sign-in-elsewhere";
}
