using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Comments;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Reporters;
using Cms.Api.Text;
using Cms.Api.WeatherSnapshots;
using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>A document that was read, with all that can be said of its storing before the database is asked.</summary>
sealed record IncomingDocument
{
    const string UnknownSource = "unknown";

    /// <summary>The most warnings of one code that are told: a page may give the same reason thousands of times, and nobody reads them.</summary>
    const int MostAlike = 20;

    public required ImportDocument Document { get; init; }
    public required ImportOptions Options { get; init; }

    /// <summary>What is told of it; it has failed already, or its outcome is still to come.</summary>
    public required ImportItem Item { get; init; }

    /// <summary>The article that it must go to; null to look for it by its identity.</summary>
    public Guid? BoundTo { get; init; }

    /// <summary>The id that its article gets if none is there yet.</summary>
    public Guid NewArticleId { get; } = Guid.CreateVersion7();

    /// <summary>What makes a document the same article again, digested: source and external id, else source, normalised title and time. Without an external id the same bytes do too.</summary>
    public byte[] Identity { get; init; } = [];

    /// <summary>Digest of what it says and how it is stored: the same again changes nothing, whatever encoding or line ends it came in.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>What it says of the article, but for reporters and category, which the database knows.</summary>
    public ArticleFields? Fields { get; init; }
    public IReadOnlyList<ReporterInput> Reporters { get; init; } = [];

    /// <summary>Its weather; the time of observation is unknown and the page's stands in, so that without one there is none.</summary>
    public WeatherSnapshotInput? Snapshot { get; init; }

    /// <summary>The comments that it shows; the article is still to be named.</summary>
    public IReadOnlyList<ImportedComment> Comments { get; init; } = [];

    public bool HasFailed => Item.Outcome == ImportOutcome.Failed;

    /// <summary>The category that the caller named by its slug, else the one that the page names.</summary>
    public string? Category => Options.Category ?? Item.Document.Category;

    public IncomingDocument Warned(ParseNotice warning) => this with { Item = Item with { Warnings = [.. Item.Warnings, warning] } };

    public IncomingDocument Failed(ParseNotice error) => this with { Item = Item with { Outcome = ImportOutcome.Failed, Error = error } };

    /// <param name="document">The document.</param>
    /// <param name="index">Its position in the import.</param>
    /// <param name="reading">What was read of it.</param>
    /// <param name="body">Its body, where it isn't just the paragraphs read.</param>
    /// <param name="options">How it is to be stored.</param>
    /// <param name="boundTo">The article that it must go to.</param>
    public static IncomingDocument Of(ImportDocument document, int index, ParseResult<NewsPage> reading, ArticleBody? body, ImportOptions options, Guid? boundTo)
    {
        var incoming = Judged(document, index, reading, body, options, boundTo);
        return incoming with { Item = incoming.Item with { Warnings = Bounded(incoming.Item.Warnings) } };
    }

    static IncomingDocument Judged(ImportDocument document, int index, ParseResult<NewsPage> reading, ArticleBody? body, ImportOptions options, Guid? boundTo)
    {
        var item = new ImportItem
        {
            Index = index,
            FileName = document.FileName,
            Sha256 = Convert.ToHexStringLower(document.Sha256),
            Outcome = reading.Error is null ? ImportOutcome.Unchanged : ImportOutcome.Failed,
            Encoding = reading.Encoding,
            Layout = reading.Layout,
            Document = reading.Document,
            Fields = reading.Fields,
            Warnings = reading.Warnings,
            Error = reading.Error,
        };
        var incoming = new IncomingDocument { Document = document, Options = options, Item = item, BoundTo = boundTo };
        if (reading.Error is not null)
        {
            return incoming;
        }

        if (reading.Fields.Where(f => f.Value.Confidence < options.MinConfidence).OrderBy(f => f.Value.Confidence).Select(f => f.Key).FirstOrDefault() is { } unsure)
        {
            var evidence = reading.Fields[unsure];
            return incoming.Failed(new(StorageNotices.ConfidenceTooLow, string.Create(CultureInfo.InvariantCulture,
                $"'{unsure}' was read by the rule {evidence.Rule} with a confidence of {evidence.Confidence:0.##}; minConfidence asks for {options.MinConfidence:0.##}."), LineOf(item, unsure)));
        }

        try
        {
            return Prepared(incoming, body ?? ArticleBody.Of(reading.Document.Paragraphs));
        }
        catch (ProblemException broken)
        {
            return incoming.Failed(Notice(broken, item));
        }
    }

    static IncomingDocument Prepared(IncomingDocument incoming, ArticleBody body)
    {
        var (document, options, item, page) = (incoming.Document, incoming.Options, incoming.Item, incoming.Item.Document);
        var source = document.Source ?? options.Source ?? page.Outlet ?? UnknownSource;
        var externalId = document.ExternalId ?? options.ExternalId;
        var warnings = new List<ParseNotice>(item.Warnings);
        if (page.PublishedAt > DateTimeOffset.UtcNow)
        {
            warnings.Add(new(StorageNotices.TimeInFuture, $"The page's time, {SiteTime.Format(page.PublishedAt.Value)}, is still to come.", LineOf(item, "publishedAt")));
        }

        var input = new ArticleInput
        {
            Title = page.Title!,
            Subtitle = page.Subtitle,
            Body = body.Html,
            Tags = page.Tags,
            Source = source,
            ExternalId = externalId,
            Dateline = page.Dateline,
            Copyright = page.Copyright,
        };
        ValidationFaults.Check(ArticleInput.Validator.Instance, input);
        var reporters = page.Reporters.Select(r => new ReporterInput { Name = r.Name, Outlet = r.Outlet, Emails = r.Email is { } email ? [email] : [] }).ToList();
        foreach (var reporter in reporters)
        {
            ValidationFaults.Check(ReporterInput.Validator.Instance, reporter);
        }

        var snapshot = SnapshotOf(page, source, warnings);
        var comments = CommentsOf(page.Comments, null, warnings).ToList();
        return incoming with
        {
            Item = item with { Warnings = warnings },
            Identity = IdentityOf(source, externalId, page),
            Fingerprint = FingerprintOf(new { page = page with { Paragraphs = [] }, source, externalId, options.Category, options.Categories }, body.Html),
            Fields = new()
            {
                Title = input.Title,
                Subtitle = input.Subtitle,
                Body = body.Html,
                BodyText = body.Text,
                Tags = [.. input.Tags],
                Source = input.Source,
                ExternalId = input.ExternalId,
                Dateline = input.Dateline,
                Copyright = input.Copyright,
                PublishedAt = page.PublishedAt,
                Likeness = BodyLikeness.BandsOf(body.Text),
            },
            Reporters = reporters,
            Snapshot = snapshot,
            Comments = comments,
        };
    }

    /// <summary>Of each code the first, and how many more there are.</summary>
    static IReadOnlyList<ParseNotice> Bounded(IReadOnlyList<ParseNotice> warnings)
    {
        var counts = new Dictionary<string, int>();
        List<ParseNotice> told = [.. warnings.Where(w => (counts[w.Code] = counts.GetValueOrDefault(w.Code) + 1) <= MostAlike)];
        var rest = from count in counts
                   where count.Value > MostAlike
                   select new ParseNotice(count.Key, string.Create(CultureInfo.InvariantCulture, $"There are {count.Value - MostAlike:N0} more warnings of this kind."));
        return [.. told, .. rest];
    }

    static byte[] FingerprintOf(object document, string body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(document, CmsJson.Options));
        hash.AppendData(Encoding.UTF8.GetBytes(body));
        return hash.GetHashAndReset();
    }

    /// <summary>Migration 0002 computes the same in SQL.</summary>
    static byte[] IdentityOf(string source, string? externalId, NewsPage page)
    {
        var time = page.PublishedAt is { } at ? $"{(at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond}" : "";
        string[] parts = externalId is null ? [source, "title", CmsText.Key(page.Title!), time] : [source, "id", externalId];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\x1f', parts)));
    }

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

    /// <summary>One level of reply: what answers a reply answers the comment above it.</summary>
    static IEnumerable<ImportedComment> CommentsOf(IReadOnlyList<PageComment> comments, byte[]? parentKey, List<ParseNotice> warnings)
    {
        foreach (var shown in comments)
        {
            if (CommentInput.Validator.Instance.Validate(new CommentInput { AuthorName = shown.Name, Body = shown.Text }) is { IsValid: false } broken)
            {
                warnings.Add(new(StorageNotices.CommentSkipped, $"A comment was not stored: {broken.Errors[0].ErrorMessage}"));
                continue;
            }

            var parent = parentKey is null ? "" : Convert.ToHexString(parentKey);
            var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parent, shown.Name, shown.PostedAt?.UtcTicks, shown.Text)));
            yield return new(key, parentKey, default, shown.Name, shown.Text, shown.PostedAt);
            foreach (var reply in CommentsOf(shown.Replies, parentKey ?? key, warnings))
            {
                yield return reply;
            }
        }
    }

    /// <summary>Names the line that the field at fault came from.</summary>
    public static ParseNotice Notice(ProblemException problem, ImportItem item)
    {
        var error = problem.Errors.Count > 0 ? problem.Errors[0] : null;
        var line = error?.Pointer is { } pointer ? LineOf(item, pointer.Trim('/').Split('/')[0]) : null;
        return new(error?.Code ?? problem.Code.Code, error?.Message ?? problem.Message, line);
    }

    /// <summary>The first line that a field of the document came from.</summary>
    static int? LineOf(ImportItem item, string field) => item.Fields.TryGetValue(field, out var evidence) && evidence.Lines.Count > 0 ? evidence.Lines[0] : null;
}
