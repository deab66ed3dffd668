using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Categories;
using Cms.Api.Comments;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Reporters;
using Cms.Api.Search;
using Cms.Api.WeatherSnapshots;
using Cms.Import;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Stores documents that were read, many in each statement, within the transaction and under the lock of its caller.</summary>
/// <param name="transaction">The caller's.</param>
/// <param name="importId">The import.</param>
/// <param name="author">The name behind the writes.</param>
/// <param name="log">For what should not have happened.</param>
sealed partial class ImportBatch(NpgsqlTransaction transaction, Guid importId, string author, ILogger log)
{
    static readonly ParseNotice Deleted = new(StorageNotices.ArticleDeleted, "An editor has deleted the article that was made of this page; it stays deleted.");
    static readonly ParseNotice WeatherKept = new(StorageNotices.FieldKept, "Somebody has changed the weather of this source and time since; overwrite=true takes what the page says.");
    static readonly ParseNotice Killed = new(StorageNotices.ArticleKilled, "The article that was made of this page was killed; it stays as it is, unless it is restored.");

    readonly NpgsqlConnection connection = transaction.Connection!;
    readonly Dictionary<int, StoredItem> stored = [];

    /// <summary>New articles that are staged already.</summary>
    readonly HashSet<Guid> staged = [];

    /// <summary>New articles that the search knows already.</summary>
    readonly HashSet<Guid> indexed = [];

    /// <summary>What was made or changed beside articles.</summary>
    public List<ImportChange> Changes { get; } = [];

    /// <summary>The documents with their outcomes, in their order.</summary>
    public IReadOnlyList<StoredItem> Items => [.. stored.OrderBy(i => i.Key).Select(i => i.Value)];

    /// <summary>Brings the articles of documents that were never imported as far as can be before the lock is taken: others import meanwhile.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="index">Whether the search is to know them, which costs the most of all.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task StageAsync(IReadOnlyList<IncomingDocument> documents, bool index, CancellationToken ct)
    {
        const string savepoint = "staging";
        List<IncomingDocument> sound = [.. documents.Where(d => !d.HasFailed)];
        var known = await ImportedArticleStore.FindAsync(connection, sound, ct);
        List<IncomingDocument> unknown = [.. sound.Where(d => d.BoundTo is null && !known.ContainsKey(d.Item.Index))];
        await transaction.SaveAsync(savepoint, ct);
        try
        {
            await ArticleStaging.StageAsync(connection, [.. unknown.Select(d => (d.NewArticleId, d.Fields!))], ct);
            List<IndexedArticle> searchable = index ? [.. unknown.Select(d => ArticleStaging.Indexed(d.NewArticleId, d.Fields!, d.Reporters.Select(r => r.Name))).OfType<IndexedArticle>()] : [];
            if (searchable.Count > 0)
            {
                await SearchIndex.AddAsync(connection, searchable, ct);
            }

            await transaction.ReleaseAsync(savepoint, ct);
            staged.UnionWith(unknown.Select(d => d.NewArticleId));
            indexed.UnionWith(searchable.Select(a => a.Id));
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync(savepoint, ct); // the round finds out which document it was
        }
    }

    /// <summary>Stores what can be stored and notes what became of each document.</summary>
    /// <remarks>Documents of the same article go one after the other: the later one finds what the earlier has stored.</remarks>
    public async Task StoreAsync(IReadOnlyList<IncomingDocument> documents, CancellationToken ct)
    {
        foreach (var document in documents.Where(d => d.HasFailed))
        {
            stored[document.Item.Index] = new(document);
        }

        IReadOnlyList<IncomingDocument> waiting = [.. documents.Where(d => !d.HasFailed)];
        while (waiting.Count > 0)
        {
            var round = waiting.DistinctBy(d => Convert.ToHexString(d.Identity)).ToList();
            var taken = round.Select(d => d.Item.Index).ToHashSet();
            await StoreOrSplitAsync(round, ct);
            waiting = [.. waiting.Where(d => !taken.Contains(d.Item.Index))];
        }

        Guid[] unfounded = [.. indexed.Except(stored.Values.Where(s => s.Staged is { IsNew: true }).Select(s => s.Staged!.Id))];
        if (unfounded.Length > 0)
        {
            await SearchIndex.RemoveAsync(connection, unfounded, ct);
        }
    }

    /// <summary>Stores a round behind a savepoint. When one document breaks it, halves are tried, until that one stands alone.</summary>
    async Task StoreOrSplitAsync(IReadOnlyList<IncomingDocument> round, CancellationToken ct)
    {
        const string savepoint = "round";
        var changes = Changes.Count;
        await transaction.SaveAsync(savepoint, ct);
        try
        {
            await StoreRoundAsync(round, ct);
            await transaction.ReleaseAsync(savepoint, ct);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or NpgsqlException { IsTransient: true }) && transaction.Connection is not null)
        {
            await transaction.RollbackAsync(savepoint, ct);
            Changes.RemoveRange(changes, Changes.Count - changes);
            if (round is [var document])
            {
                stored[document.Item.Index] = new(document.Failed(NoticeOf(failure, document)));
                return;
            }

            await StoreOrSplitAsync([.. round.Take(round.Count / 2)], ct);
            await StoreOrSplitAsync([.. round.Skip(round.Count / 2)], ct);
        }
    }

    ParseNotice NoticeOf(Exception failure, IncomingDocument document)
    {
        if ((failure as ProblemException ?? (failure is PostgresException broken ? ConstraintProblems.Of(broken) : null)) is { } problem)
        {
            return IncomingDocument.Notice(problem, document.Item);
        }

        LogFailure(log, failure, document.Item.Index, importId);
        return new(StorageNotices.StoringFailed, $"It could not be stored, by a fault of ours; the log tells more of document {document.Item.Index}.");
    }

    [LoggerMessage(LogLevel.Error, "Document {Index} of import {Import} could not be stored")]
    static partial void LogFailure(ILogger log, Exception failure, int index, Guid import);

    async Task StoreRoundAsync(IReadOnlyList<IncomingDocument> round, CancellationToken ct)
    {
        var known = await ImportedArticleStore.FindAsync(connection, round, ct);
        var again = await FindAgainAsync(round, known, ct);
        var snapshots = await WeatherSnapshotStore.FindAsync(connection, [.. round.Select(d => d.Snapshot).OfType<WeatherSnapshotInput>()], ct);
        var pending = new List<IncomingDocument>();
        var position = 0;
        foreach (var document in round)
        {
            var snapshot = document.Snapshot is null ? null : snapshots.GetValueOrDefault(position++);
            var article = known.GetValueOrDefault(document.Item.Index);
            if (WhyNot(document, article, again) is { } reason)
            {
                Leave(document, article, snapshot, reason);
            }
            else
            {
                pending.Add(document);
            }
        }

        if (pending.Count == 0)
        {
            return;
        }

        var reporters = await EnsureReportersAsync(pending, ct);
        var categories = await EnsureCategoriesAsync(pending, ct);
        var current = await ArticleStaging.LockAsync(connection, [.. pending.Select(d => known.GetValueOrDefault(d.Item.Index)?.ArticleId).OfType<Guid>()], ct);
        var results = new List<StoredItem>();
        foreach (var document in pending)
        {
            var article = known.GetValueOrDefault(document.Item.Index);
            var now = article is null ? null : current.GetValueOrDefault(article.ArticleId);
            if (article is not null && now is null or { IsKilled: true })
            {
                Leave(document, article, null, [now is null ? Deleted : Killed]);
                continue;
            }

            var fields = document.Fields! with
            {
                Category = document.Category is { } name && categories.TryGetValue(name, out var category) ? new(category.Id, category.Name) : null,
                Reporters = [.. reporters[document.Item.Index].Select(r => new NamedReference(r.Id, r.Name))],
            };
            var told = fields.Category is null && document.Category is { } unknown
                ? document.Warned(new(StorageNotices.CategoryUnknown, $"There is no category '{unknown}', so that the article stands in none by this document."))
                : document;
            foreach (var (reporter, address) in reporters[document.Item.Index].SelectMany(r => r.RemovedEmails.Select(e => (r.Name, e))))
            {
                told = told.Warned(new(StorageNotices.FieldKept, $"An editor has taken {address} away from {reporter}; it is not brought back."));
            }

            results.Add(article is null ? Created(told, fields) : Updated(told, fields, article, now!));
        }

        List<StoredItem> written = [.. results.Where(r => r.Staged is not null)];
        await ArticleStaging.StageAsync(connection, [.. written.Select(r => r.Staged!).Where(a => !(a.IsNew && staged.Contains(a.Id))).Select(a => (a.Id, a.Fields))], ct);
        await ArticleStaging.StoreAsync(connection, [.. written.Select(r => r.Staged!)], author, ct);
        await ImportedArticleStore.RememberAsync(connection, importId, results, ct);
        await AddCommentsAsync(results, ct);
        var withDuplicates = await NearDuplicates.FindAsync(connection, written, ct);
        var weather = await PutSnapshotsAsync(results, ct);
        foreach (var result in results)
        {
            var item = withDuplicates.GetValueOrDefault(result.Item.Index, result.Item);
            var snapshot = weather.GetValueOrDefault(item.Index);
            stored[item.Index] = result with { Item = item with { WeatherSnapshotId = snapshot?.Id, Warnings = snapshot is { IsKept: true } ? [.. item.Warnings, WeatherKept] : item.Warnings } };
        }
    }

    /// <summary>Notes that a document leaves everything as it is.</summary>
    void Leave(IncomingDocument document, ImportedArticle? article, StoredSnapshot? snapshot, ParseNotice[] reason) => stored[document.Item.Index] = new(document with
    {
        Item = document.Item with { ArticleId = article?.ArticleId, WeatherSnapshotId = snapshot?.Id, Warnings = [.. document.Item.Warnings, .. reason] },
    });

    /// <summary>Of a replay's pages that never became an article: where the page of the article that they would change has come again last.</summary>
    async Task<Dictionary<Guid, (Guid Import, int Index)>> FindAgainAsync(IReadOnlyList<IncomingDocument> round, Dictionary<int, ImportedArticle> known, CancellationToken ct)
    {
        Guid[] articles = [.. from document in round
                              where document.BoundTo is null && document.Document.Origin is not null && known.ContainsKey(document.Item.Index)
                              select known[document.Item.Index].ArticleId];
        return articles.Length == 0 ? [] : await ImportedArticleStore.FindAgainAsync(connection, articles, ct);
    }

    /// <summary>Why a document that was imported before is left at that; null when it is to be stored.</summary>
    ParseNotice[]? WhyNot(IncomingDocument document, ImportedArticle? article, Dictionary<Guid, (Guid Import, int Index)> again) => article switch
    {
        null when document.BoundTo is null => null,
        null or { IsDeleted: true } => [Deleted],
        { IsKilled: true } => [Killed],
        _ when LaterThan(document, article, again) is var (import, index) =>
            [new(StorageNotices.Superseded, $"Document {index} of {(import == importId ? "this import" : $"import {import}")} is a later one of the same article.")],
        _ when !document.Options.Overwrite && CryptographicOperations.FixedTimeEquals(article.Fingerprint, document.Fingerprint) => [],
        _ => null,
    };

    /// <summary>Where a later document of the same article came from; null when this is the last. Of a replay, documents are as late as the import that brought them.</summary>
    (Guid Import, int Index)? LaterThan(IncomingDocument document, ImportedArticle article, Dictionary<Guid, (Guid Import, int Index)> again)
    {
        if (article is not { Origin: { } import, OriginIndex: { } index })
        {
            return null;
        }

        if (document.Document is not { Origin: { } origin, OriginIndex: { } originIndex })
        {
            return import == importId && index > document.Item.Index ? (import, index) : null;
        }

        var last = again.TryGetValue(article.ArticleId, out var came) && came.CompareTo((import, index)) > 0 ? came : (import, index);
        return last.CompareTo((origin, originIndex)) > 0 ? last : null;
    }

    StoredItem Created(IncomingDocument document, ArticleFields fields)
    {
        var isDraft = fields.PublishedAt is null;
        var notice = new ParseNotice(StorageNotices.StoredAsDraft, "The page has no time, so that its article is a draft; publish it with one.");
        var id = document.NewArticleId;
        return new(document)
        {
            Item = document.Item with
            {
                Outcome = ImportOutcome.Created,
                ArticleId = id,
                Warnings = isDraft && document.Options.Status == ImportedStatus.Published ? [.. document.Item.Warnings, notice] : document.Item.Warnings,
            },
            Staged = new(id, IsNew: true, fields, isDraft || document.Options.Status == ImportedStatus.Draft ? ArticleStatus.Draft : ArticleStatus.Published)
            {
                IsIndexed = indexed.Contains(id) && fields.Reporters.Select(r => r.Name).ToHashSet().SetEquals(document.Reporters.Select(r => r.Name)), // editors may name them otherwise
            },
            Digests = fields.Digests(),
            ArticleVersion = 1,
        };
    }

    static StoredItem Updated(IncomingDocument document, ArticleFields page, ImportedArticle article, StoredArticle current)
    {
        var merge = current.Fields.Merge(page, article.Fields, document.Options.Overwrite);
        string[] kept = [.. merge.Changes.Where(c => c.IsKept).Select(c => c.Field)];
        var notice = new ParseNotice(StorageNotices.FieldKept, $"An editor has changed {string.Join(", ", kept)} since; overwrite=true takes what the page says.");
        var isChanged = merge.Changes.Any(c => !c.IsKept);
        return new(document)
        {
            Item = document.Item with
            {
                Outcome = isChanged ? ImportOutcome.Updated : ImportOutcome.Unchanged,
                ArticleId = article.ArticleId,
                Changes = merge.Changes,
                Warnings = kept.Length > 0 ? [.. document.Item.Warnings, notice] : document.Item.Warnings,
            },
            Staged = isChanged ? new(article.ArticleId, IsNew: false, merge.Fields, default) : null,
            Digests = merge.Digests,
            ArticleVersion = isChanged ? current.Version + 1 : null,
            Before = new(current.Version, isChanged ? current.Fields : null, article),
        };
    }

    /// <summary>The reporters of each document, by its index.</summary>
    async Task<Dictionary<int, List<EnsuredReporter>>> EnsureReportersAsync(List<IncomingDocument> documents, CancellationToken ct)
    {
        List<ReporterInput> inputs = [.. documents.SelectMany(d => d.Reporters)];
        var ensured = await ReporterStore.EnsureAsync(connection, inputs, ct);
        Changes.AddRange(from reporter in ensured.DistinctBy(r => r.Id)
                         where reporter.IsChanged || reporter.EmailsBefore is null
                         select new ImportChange("reporter", reporter.Id, reporter.EmailsBefore is null ? null : JsonSerializer.Serialize(reporter.EmailsBefore, CmsJson.Options), reporter.ChangedBefore));
        var next = 0;
        return documents.ToDictionary(d => d.Item.Index, d => d.Reporters.Select(_ => ensured[next++]).DistinctBy(r => r.Id).ToList());
    }

    /// <summary>The categories that the documents name, and those of their sites.</summary>
    async Task<Dictionary<string, (Guid Id, string Name)>> EnsureCategoriesAsync(List<IncomingDocument> documents, CancellationToken ct)
    {
        var ofSites = documents.Where(d => d.Options.Categories == SiteCategories.Add).SelectMany(d => d.Item.Document.Categories.Append(d.Item.Document.Category)).OfType<string>().ToHashSet();
        HashSet<string> names = [.. ofSites, .. documents.Select(d => d.Category).OfType<string>()];
        if (names.Count == 0)
        {
            return [];
        }

        var (known, added) = await CategoryStore.EnsureAsync(connection, names, ofSites.Contains, ct);
        Changes.AddRange(added.Select(id => new ImportChange("category", id)));
        return known;
    }

    async Task AddCommentsAsync(List<StoredItem> results, CancellationToken ct)
    {
        var comments = results.SelectMany(r => r.Comments.Select(c => c with { ArticleId = r.Item.ArticleId!.Value })).ToList();
        if (comments.Count > 0)
        {
            Changes.AddRange((await CommentStore.AddImportedAsync(connection, comments, ct)).Select(id => new ImportChange("comment", id)));
        }
    }

    /// <summary>The snapshot of each document that has weather, by its index.</summary>
    async Task<Dictionary<int, PutSnapshot>> PutSnapshotsAsync(List<StoredItem> results, CancellationToken ct)
    {
        var bySourceAndTime = results.Where(r => r.Snapshot is not null).GroupBy(r => (r.Snapshot!.Source, r.Snapshot.CapturedAt)).ToList();
        if (bySourceAndTime.Count == 0)
        {
            return [];
        }

        var put = await WeatherSnapshotStore.PutAsync(connection, [.. bySourceAndTime.Select(g => (g.Last().Snapshot!, g.Last().Overwrites))], ct);
        Changes.AddRange(put.Where(s => s.IsNew || s.Before is not null)
            .Select(s => new ImportChange("weatherSnapshot", s.Id, s.Before is null ? null : JsonSerializer.Serialize(s.Before, CmsJson.Options), s.ChangedBefore)));
        return bySourceAndTime.Zip(put).SelectMany(p => p.First.Select(r => (r.Item.Index, Put: p.Second))).ToDictionary(p => p.Index, p => p.Put);
    }
}
