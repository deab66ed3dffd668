using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Json;
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
        var line = NdjsonArchive.LineOf(document.FileName);
        try
        {
            switch (document.MediaType)
            {
                case Problem.ContentType:
                    return Refused(ReasonOf(document) is { } reason
                        ? reason with { Line = line }
                        : new(FieldCode.Unreadable, "The reason why the document can't be read must be JSON with a 'code' and a 'message'.", line));
                case JsonBody.Json or NinjsItem.MediaType:
                    return ReadJson(document, index, line ?? 1, options, boundTo);
                default:
                    var known = new ReadOptions { MediaType = document.MediaType, Charset = document.Charset, Title = options.Title };
                    return IncomingDocument.Of(document, index, NewsPageReader.Read(document.Bytes, known), null, options, boundTo);
            }
        }
        catch (ProblemException broken)
        {
            return Refused(NoticeOf(broken, line ?? 1));
        }
#pragma warning disable CA1031 // As in the page reader: a defect on one document must not stop an archive.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Refused(new(NoticeCodes.ParserFailed, $"The reader failed on this document: {defect.GetType().Name}.", line));
        }

        IncomingDocument Refused(ParseNotice error) => IncomingDocument.Of(document, index, Nothing(error), null, options, boundTo);
    }

    /// <summary>Why whoever sent the document could not read it, see <see cref="ImportDocument.Unreadable"/>; null where that isn't said.</summary>
    static ParseNotice? ReasonOf(ImportDocument document)
    {
        try
        {
            return JsonSerializer.Deserialize<ParseNotice>(document.Bytes, CmsJson.Options) is { Code.Length: > 0, Message.Length: > 0 } reason ? reason : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="document">The document.</param>
    /// <param name="index">Its position in the import.</param>
    /// <param name="firstLine">The line that it begins at.</param>
    /// <param name="options">How it is to be imported.</param>
    /// <param name="boundTo">The article that it must go to.</param>
    static IncomingDocument ReadJson(ImportDocument document, int index, int firstLine, ImportOptions options, Guid? boundTo)
    {
        if (!Utf8.IsValid(document.Bytes))
        {
            throw ProblemException.Invalid(FieldError.At("", FieldCode.Unreadable, "The JSON must be in UTF-8, and has bytes that are none."));
        }

        IReadOnlyList<ParseNotice> warnings = [];
        var line = document.MediaType == NinjsItem.MediaType || NinjsDocument.IsOne(document.Bytes)
            ? NinjsDocument.Read(document.Bytes, out warnings)
            : (ImportLine)JsonBody.Read(document.Bytes, typeof(ImportLine))!;
        ValidationFaults.Check(ImportLine.Validator.Instance, line);
        var named = document with { Source = line.Source, ExternalId = line.ExternalId };
        if (line.Text is { } text)
        {
            return IncomingDocument.Of(named, index, NewsPageReader.Read(Encoding.UTF8.GetBytes(text), new() { Title = line.Title ?? options.Title }), null, options, boundTo);
        }

        var body = line.Body is { } html ? ArticleBody.From(html) : ArticleBody.Of([.. line.Paragraphs!.Select(CmsText.Line).OfType<string>()]);
        var given = IncomingDocument.Of(named, index, Given(line, body, warnings, firstLine), body, options, boundTo);
        return given.Item.Error is { Line: null } error ? given.Failed(error with { Line = firstLine }) : given;
    }

    /// <summary>The first fault, with its line in the file that the document came in.</summary>
    static ParseNotice NoticeOf(ProblemException broken, int firstLine) => broken.Errors switch
    {
        [{ Pointer: "", Code: FieldCode.WrongType }, ..] => new(FieldCode.WrongType,
            "A document must be an object: { \"text\": … } with a raw page, { \"title\": …, \"body\": … } with its fields, or an item of ninjs 3.", firstLine),
        [var error, ..] => new(error.Code, error.Message, firstLine + (error.Line ?? 1) - 1),
        _ => new(broken.Code.Code, broken.Message, firstLine),
    };

    static ParseResult<NewsPage> Given(ImportLine line, ArticleBody body, IReadOnlyList<ParseNotice> warnings, int firstLine)
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
        var evidence = new FieldEvidence([firstLine], GivenRule, 1);
        return new()
        {
            Encoding = JsonEncoding,
            Layout = GivenLayout,
            Document = page,
            Fields = new Dictionary<string, FieldEvidence> { ["title"] = evidence, ["paragraphs"] = evidence },
            Warnings = line.Time is null ? [.. warnings, new(NoticeCodes.TimeMissing, "The document gives no publishedAt.")] : warnings,
            Error = page.Paragraphs.Count == 0 ? new(NoticeCodes.BodyMissing, "The body has no text.", firstLine) : null,
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
