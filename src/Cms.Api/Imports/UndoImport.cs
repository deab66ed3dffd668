using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Takes back what an import has stored.</summary>
/// <remarks>
/// What it made is erased, what it changed is as it was before: articles, reporters, categories, comments and weather. Whatever somebody has changed since, or refers to,
/// stays, and the answer tells it under <c>left</c>; asked again, an undo takes back what of that has become free. The receipt and the raw pages are kept, so that the
/// same pages can be imported again. All of it is one transaction.
/// </remarks>
[Needs(Permission.UndoImports)]
sealed class UndoImport(ImportUndo undo) : Endpoint<UndoImport.Request, UndoneImport>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/imports/{id}/undo");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await undo.UndoAsync(request.Id, HttpContext.CallerName(), ct), isPrivate: true);
}

/// <summary>What an undone import has left behind.</summary>
/// <param name="Id">The import.</param>
/// <param name="Removed">How many it had made and are erased.</param>
/// <param name="Restored">How many it had changed and are as before.</param>
/// <param name="LeftCount">How many were left as they are.</param>
/// <param name="Left">The first hundred of them.</param>
public sealed record UndoneImport(Guid Id, UndoneCounts Removed, UndoneCounts Restored, int LeftCount, IReadOnlyList<LeftBehind> Left);

/// <summary>Numbers of what an undo touched.</summary>
public sealed record UndoneCounts(int Articles, int Reporters, int Categories, int Comments, int WeatherSnapshots);

/// <summary>Something that an undo left as it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why it was left.</param>
public sealed record LeftBehind(UndoneKind Kind, Guid Id, LeftReason Reason);

/// <summary>What an import makes or changes.</summary>
public enum UndoneKind
{
    Article,
    Reporter,
    Category,
    Comment,
    WeatherSnapshot,
}

/// <summary>Why an undo leaves something as it is.</summary>
public enum LeftReason
{
    /// <summary>Somebody, or a later import, has changed or deleted it since.</summary>
    Changed,

    /// <summary>Something else refers to it: readers' comments or a collection to an article, other articles to a reporter, articles or a collection to a category.</summary>
    InUse,
}
