using Cms.Api.Auth;
using Cms.Api.Database;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>Carries many operations on articles out in one transaction, each within a savepoint of its own.</summary>
sealed class BulkStore(NpgsqlDataSource db)
{
    /// <param name="operations">The operations in order: a later one sees what an earlier one did.</param>
    /// <param name="mode">Whether one that fails undoes the others.</param>
    /// <param name="http">The request, for what its caller may do.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">422 with every fault, when an atomic one has any.</exception>
    public Task<IReadOnlyList<BulkItem>> RunAsync(IReadOnlyList<BulkOperation> operations, BulkMode mode, HttpContext http, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var items = new List<BulkItem>();
        foreach (var (index, operation) in operations.Index())
        {
            await connection.ExecuteAsync(new("SAVEPOINT operation", cancellationToken: ct));
            try
            {
                items.Add(await RunAsync(connection, operation, http, ct) with { Index = index, Action = operation.Action!.Value });
            }
            catch (Exception failure) when (failure is ProblemException or PostgresException && ProblemSetup.Of(failure).Code.Status < 500)
            {
                await connection.ExecuteAsync(new("ROLLBACK TO SAVEPOINT operation", cancellationToken: ct));
                items.Add(Failed(index, operation, ProblemSetup.Of(failure)));
            }

            await connection.ExecuteAsync(new("RELEASE SAVEPOINT operation", cancellationToken: ct));
        }

        return mode == BulkMode.Partial || items.All(i => i.Error is null) ? (IReadOnlyList<BulkItem>)items : throw Refused(items);
    }, ct);

    static async Task<BulkItem> RunAsync(NpgsqlConnection connection, BulkOperation operation, HttpContext http, CancellationToken ct)
    {
        var edit = new ArticleEdit(operation.Id ?? default, operation.Version is { } version ? [version] : null, http.CallerName(), http.May(Permission.EditArticles));
        switch (operation.Action)
        {
            case BulkAction.Create:
                return Done(201, await ArticleStore.CreateAsync(connection, Whole(operation), edit.Author, ct));
            case BulkAction.Upsert:
                var input = Whole(operation);
                if (input is not { Source: { } source, ExternalId: { } externalId })
                {
                    throw ProblemException.Invalid(FieldError.At("/externalId", FieldCode.Required, "An upsert needs 'source' and 'externalId'."));
                }

                return await ArticleStore.FindBySourceAsync(connection, source, externalId, ct) is { } id
                    ? Done(200, await ArticleStore.UpdateAsync(connection, edit with { Id = id }, _ => input, merge: false, ct))
                    : Done(201, await ArticleStore.CreateAsync(connection, input, edit.Author, ct));
            case BulkAction.Update:
                return Done(200, await ArticleStore.UpdateAsync(connection, edit, current => operation.Article!.Apply(current, ArticleInput.Validator.Instance), merge: false, ct));
            case BulkAction.Publish:
                http.Require(Permission.Publish, "action");
                return Done(200, await ArticleStore.SetStatusAsync(connection, edit, ArticleStatus.Published, ArticleStore.Publishable, ct, operation.PublishedAt));
            default:
                await ArticleStore.DeleteAsync(connection, edit, permanent: false, ct);
                return new() { Status = 204, ArticleId = edit.Id };
        }
    }

    static ArticleInput Whole(BulkOperation operation) => operation.Article!.Apply(new(), ArticleInput.Validator.Instance);

    static BulkItem Done(int status, Article article) => new() { Status = status, ArticleId = article.Id, Version = article.Version };

    static BulkItem Failed(int index, BulkOperation operation, ProblemException problem)
    {
        var at = $"/operations/{index}";
        IReadOnlyList<FieldError> errors = problem.Errors.Count == 0
            ? [FieldError.At(at, problem.Code.Code, problem.Message)]
            : [.. problem.Errors.Select(e => FieldError.At(e.Pointer is null ? $"{at}/{(e.Parameter == "If-Match" ? "version" : e.Parameter)}" : $"{at}/article{e.Pointer}", e.Code, e.Message))];
        return new()
        {
            Index = index,
            Action = operation.Action!.Value,
            Status = problem.Code.Status,
            ArticleId = operation.Id,
            Error = new(problem.Code.Code, problem.Message, errors),
        };
    }

    static ProblemException Refused(List<BulkItem> items)
    {
        var failed = items.Where(i => i.Error is not null).ToList();
        return new(ProblemCode.BulkFailed, $"{failed.Count} of {items.Count} operations can't be carried out, so none was; mode=partial carries out the others.", [.. failed.SelectMany(i => i.Error!.Errors)])
        {
            Extensions = new() { ["items"] = failed },
        };
    }
}
