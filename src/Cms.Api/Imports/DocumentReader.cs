using System.Text;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Problems;
using Cms.Api.Text;
using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>Reads documents: pages by the page reader, JSON and ninjs by their members. Nothing here needs the database.</summary>
static class DocumentReader
{
    /// <summary>The layout of a document whose fields were given ready.</summary>
    const string GivenLayout = "fields";

    const string GivenRule = "field-given";

    /// <summary>JSON has no other (RFC 8259).</summary>
    const string JsonEncoding = "utf-8";

    /// <param name="document">The document.</param>
    /// <param name="index">Its position in the import.</param>
    /// <param name="options">How it is to be imported.</param>
    /// <param name="boundTo">The article that it must go to; null to look for it.</param>
    public static IncomingDocument Read(ImportDocument document, int index, ImportOptions options, Guid? boundTo = null)
    {
        try
        {
            if (document.MediaType is not (JsonBody.Json or NinjsItem.MediaType))
            {
                var known = new ReadOptions { MediaType = document.MediaType, Charset = document.Charset, Title = options.Title };
                return IncomingDocument.Of(document, index, NewsPageReader.Read(document.Bytes, known), null, options, boundTo);
            }

            IReadOnlyList<ParseNotice> warnings = [];
            var line = document.MediaType == NinjsItem.MediaType || NinjsDocument.IsOne(document.Bytes)
                ? NinjsDocument.Read(document.Bytes, out warnings)
                : (ImportLine)JsonBody.Read(document.Bytes, typeof(ImportLine))!;
            ValidationFaults.Check(ImportLine.Validator.Instance, line);
            var named = document with { Source = line.Source, ExternalId = line.ExternalId };
            var body = line switch
            {
                { Body: { } html } => ArticleBody.From(html),
                { Paragraphs: { } paragraphs } => ArticleBody.Of([.. paragraphs.Select(CmsText.Line).OfType<string>()]),
                _ => null,
            };
            var reading = body is null ? NewsPageReader.Read(Encoding.UTF8.GetBytes(line.Text!), new() { Title = line.Title ?? options.Title }) : Given(line, body, warnings);
            return IncomingDocument.Of(named, index, reading, body, options, boundTo);
        }
        catch (ProblemException broken)
        {
            return broken.Errors is [var error, ..] ? Refused(error.Code, error.Message) : Refused(broken.Code.Code, broken.Message);
        }
#pragma warning disable CA1031 // As in the page reader: a defect on one document must not stop an archive.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Refused(NoticeCodes.ParserFailed, $"The reader failed on this document: {defect.GetType().Name}.");
        }

        IncomingDocument Refused(string code, string message) => IncomingDocument.Of(document, index, Nothing(new(code, message, 1)), null, options, boundTo);
    }

    static ParseResult<NewsPage> Given(ImportLine line, ArticleBody body, IReadOnlyList<ParseNotice> warnings)
    {
        var page = new NewsPage
        {
            Title = line.Title,
            Subtitle = line.Subtitle,
            Outlet = line.Outlet,
            Category = line.Category,
            Tags = line.Tags,
            PublishedAt = line.Time,
            Reporters = line.Reporters,
            Dateline = line.Dateline,
            Paragraphs = body.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries),
            Copyright = line.Copyright,
            Weather = line.Weather,
            Comments = line.Comments,
        };
        var evidence = new FieldEvidence([1], GivenRule, 1);
        return new()
        {
            Encoding = JsonEncoding,
            Layout = GivenLayout,
            Document = page,
            Fields = new Dictionary<string, FieldEvidence> { ["title"] = evidence, ["paragraphs"] = evidence },
            Warnings = line.Time is null ? [.. warnings, new(NoticeCodes.TimeMissing, "The document gives no publishedAt.")] : warnings,
            Error = page.Paragraphs.Count == 0 ? new(NoticeCodes.BodyMissing, "The body has no text.", 1) : null,
        };
    }

    static ParseResult<NewsPage> Nothing(ParseNotice error) => new()
    {
        Encoding = JsonEncoding,
        Layout = GivenLayout,
        Document = new(),
        Fields = new Dictionary<string, FieldEvidence>(),
        Warnings = [],
        Error = error,
    };
}
