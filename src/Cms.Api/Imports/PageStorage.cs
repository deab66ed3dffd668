using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Categories;
using Cms.Api.Comments;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Reporters;
using Cms.Api.Text;
using Cms.Api.WeatherSnapshots;
using Cms.Import;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Stores what one page says, within the transaction of its import.</summary>
/// <param name="connection">The import's connection.</param>
/// <param name="options">How it is to be stored.</param>
/// <param name="categoryId">The category that the caller named.</param>
/// <param name="author">The name behind the writes.</param>
sealed class PageStorage(NpgsqlConnection connection, ImportOptions options, Guid? categoryId, string author)
{
    const string UnknownSource = "unknown";

    /// <returns>The item with its outcome, and where it is stored.</returns>
    /// <exception cref="ProblemException">The page breaks a rule of the articles.</exception>
    public async Task<ImportItem> StoreAsync(ImportItem item, CancellationToken ct)
    {
        var page = item.Document;
        var source = options.Source ?? page.Outlet ?? UnknownSource;
        var identity = options.ExternalId is { } externalId
            ? new ArticleIdentity(source, externalId, null, null)
            : new(source, null, CmsText.Key(page.Title!), page.PublishedAt);
        var fingerprint = Fingerprint(page, source);
        var warnings = new List<ParseNotice>(item.Warnings);
        if (page.PublishedAt > DateTimeOffset.UtcNow)
        {
            warnings.Add(new(StorageNotices.TimeInFuture, $"The page's time, {SiteTime.Format(page.PublishedAt.Value)}, is still to come.", LineOf(item, "publishedAt")));
        }

        var known = await ImportStore.FindArticleAsync(connection, identity, ct);
        if (known is { IsDeleted: true })
        {
            warnings.Add(new(StorageNotices.ArticleDeleted, "An editor has deleted the article that was made of this page; it stays deleted."));
            return item with { Outcome = ImportOutcome.Unchanged, ArticleId = known.ArticleId, Warnings = warnings };
        }

        var snapshot = SnapshotOf(page, source, warnings);
        if (known is not null && CryptographicOperations.FixedTimeEquals(known.Fingerprint, fingerprint))
        {
            var stored = snapshot is null ? null : await WeatherSnapshotStore.FindIdAsync(connection, snapshot, ct);
            return item with { Outcome = ImportOutcome.Unchanged, ArticleId = known.ArticleId, WeatherSnapshotId = stored, Warnings = warnings };
        }

        var articleId = await StoreArticleAsync(page, source, known?.ArticleId, warnings, ct);
        await ImportStore.RememberArticleAsync(connection, articleId, identity, fingerprint, ct);
        if (options.Categories == SiteCategories.Add)
        {
            await CategoryStore.AddMissingAsync(connection, page.Categories, ct);
        }

        await StoreCommentsAsync(articleId, page.Comments, parentId: null, warnings, ct);
        return item with
        {
            Outcome = known is null ? ImportOutcome.Created : ImportOutcome.Updated,
            ArticleId = articleId,
            WeatherSnapshotId = snapshot is null ? null : await WeatherSnapshotStore.PutAsync(connection, snapshot, ct),
            Warnings = warnings,
        };
    }

    /// <summary>The same document, stored in the same way, has the same digest, whatever encoding or line ends it came in.</summary>
    byte[] Fingerprint(NewsPage page, string source) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { page, source, options.Category, options.Categories }, CmsJson.Options));

    async Task<Guid> StoreArticleAsync(NewsPage page, string source, Guid? known, List<ParseNotice> warnings, CancellationToken ct)
    {
        var reporters = new List<ReporterReference>();
        foreach (var reporter in page.Reporters)
        {
            var input = new ReporterInput { Name = reporter.Name, Outlet = reporter.Outlet, Emails = reporter.Email is { } email ? [email] : [] };
            ValidationFaults.Check(ReporterInput.Validator.Instance, input);
            reporters.Add(new() { Id = await ReporterStore.EnsureAsync(connection, input, ct) });
        }

        var article = new ArticleInput
        {
            Title = page.Title!,
            Subtitle = page.Subtitle,
            Body = ArticleBody.HtmlOf(page.Paragraphs),
            Category = categoryId is { } id ? new() { Id = id } : null,
            Reporters = [.. reporters.DistinctBy(r => r.Id)],
            Tags = page.Tags,
            Source = source,
            ExternalId = options.ExternalId,
            Dateline = page.Dateline,
            Copyright = page.Copyright,
        };
        ValidationFaults.Check(ArticleInput.Validator.Instance, article);
        if (known is { } articleId)
        {
            await ArticleStore.ReplaceImportedAsync(connection, articleId, article, page.PublishedAt, author, ct);
            return articleId;
        }

        articleId = Guid.CreateVersion7();
        var status = page.PublishedAt is null ? ArticleStatus.Draft : options.Status;
        if (status != options.Status)
        {
            warnings.Add(new(StorageNotices.StoredAsDraft, "The page has no time, so that its article is a draft; publish it with one."));
        }

        await ArticleStore.InsertAsync(connection, articleId, article, status, page.PublishedAt, importedAt: DateTimeOffset.UtcNow, author, ct);
        return articleId;
    }

    async Task StoreCommentsAsync(Guid articleId, IReadOnlyList<PageComment> comments, Guid? parentId, List<ParseNotice> warnings, CancellationToken ct)
    {
        foreach (var shown in comments)
        {
            var comment = new NewComment { ArticleId = articleId, ParentId = parentId, AuthorName = shown.Name, Body = shown.Text };
            if (NewComment.Validator.Instance.Validate(comment) is { IsValid: false } broken)
            {
                warnings.Add(new(StorageNotices.CommentSkipped, $"A comment was not stored: {broken.Errors[0].ErrorMessage}"));
                continue;
            }

            var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parentId, shown.Name, shown.PostedAt?.UtcTicks, shown.Text)));
            var id = await CommentStore.AddImportedAsync(connection, comment, shown.PostedAt, key, ct);
            await StoreCommentsAsync(articleId, shown.Replies, parentId ?? id, warnings, ct);
        }
    }

    /// <summary>The page's weather. Its time of observation is unknown; the page's time stands in, and without one there is no snapshot.</summary>
    static WeatherSnapshotInput? SnapshotOf(NewsPage page, string source, List<ParseNotice> warnings)
    {
        if (page.Weather.Count == 0)
        {
            return null;
        }

        var snapshot = new WeatherSnapshotInput
        {
            Source = source,
            CapturedAt = page.PublishedAt,
            Observations =
            [
                .. page.Weather.Select(w => new Observation { Station = w.Station, StationId = w.StationId, Condition = w.Condition, ConditionText = w.ConditionText, TemperatureC = w.TemperatureC }),
            ],
        };
        if (WeatherSnapshotInput.Validator.Instance.Validate(snapshot) is { IsValid: false } broken)
        {
            warnings.Add(new(StorageNotices.WeatherNotStored, $"The {page.Weather.Count} weather observations were not stored: {broken.Errors[0].ErrorMessage}"));
            return null;
        }

        return snapshot;
    }

    /// <summary>The first line that a field of the document came from.</summary>
    public static int? LineOf(ImportItem item, string field) => item.Fields.TryGetValue(field, out var evidence) && evidence.Lines.Count > 0 ? evidence.Lines[0] : null;
}
