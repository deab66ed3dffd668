using System.Runtime.CompilerServices;
using System.Text;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Imports;

/// <summary>Reads the documents of an import from its body, one after the other: a page as it is, the files of a form, or an archive.</summary>
static class ImportBody
{
    public const int MaxPageBytes = 8 * BoundedBody.Megabyte;
    public const long MaxFormBytes = NdjsonArchive.MaxBytes;
    public const string Page = "text/plain";
    public const string Html = "text/html";
    public const string Form = "multipart/form-data";
    public const string FilesField = "files";

    /// <summary>What of a form is kept in memory; the rest of it waits in a temporary file.</summary>
    const int FormBufferBytes = BoundedBody.Megabyte;

    /// <exception cref="ProblemException">415, 413 that tells the limit, or 400; the last two also while reading on.</exception>
    public static IAsyncEnumerable<ImportDocument> Read(HttpContext http, CancellationToken ct)
    {
        JsonBody.RequirePlain(http.Request);
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var parsed) ? parsed : null;
        switch (type?.MediaType.Value?.ToLowerInvariant())
        {
            case Page or Html or NinjsItem.MediaType:
                BoundedBody.Limit(http, MaxPageBytes);
                return ReadOneAsync(http.Request.Body, type, ct);
            case Form:
                BoundedBody.Limit(http, MaxFormBytes);
                return ReadFormAsync(http.Request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), ct);
            case NdjsonArchive.MediaType:
                RequireUtf8(type);
                BoundedBody.Limit(http, NdjsonArchive.MaxBytes);
                return NdjsonArchive.ReadAsync(http.Request.Body, ct);
            case ZipPages.MediaType:
                BoundedBody.Limit(http, ZipPages.MaxBytes);
                return ZipPages.ReadAsync(http.Request.Body, ct);
            default:
                const string accepted = $"{Page}, {Html}, {NinjsItem.MediaType}, {NdjsonArchive.MediaType}, {ZipPages.MediaType} or {Form}";
                throw new ProblemException(ProblemCode.UnsupportedMediaType, $"Send {accepted}, not '{http.Request.ContentType}'.",
                    FieldError.Of("Content-Type", FieldCode.WrongType, $"'Content-Type' must be {accepted}."));
        }
    }

    static void RequireUtf8(MediaTypeHeaderValue type)
    {
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(ProblemCode.UnsupportedMediaType, $"NDJSON must be in UTF-8, not {type.Charset}; pages in other encodings are sent as {Page}, {ZipPages.MediaType} or {Form}.",
                FieldError.Of("Content-Type", FieldCode.WrongType, $"'Content-Type' must be {NdjsonArchive.MediaType}, whose charset is UTF-8."));
        }
    }

    static async IAsyncEnumerable<ImportDocument> ReadOneAsync(Stream body, MediaTypeHeaderValue type, [EnumeratorCancellation] CancellationToken ct)
    {
        var bytes = await BoundedBody.ReadAsync(body, "A page", MaxPageBytes, ct);
        yield return Of(bytes, null, type);
    }

    static async IAsyncEnumerable<ImportDocument> ReadFormAsync(HttpRequest request, string boundary, [EnumeratorCancellation] CancellationToken ct)
    {
        if (boundary.Length is 0 or > 200)
        {
            throw Malformed("The form's Content-Type names no boundary.");
        }

        request.EnableBuffering(FormBufferBytes);
        var reader = new MultipartReader(boundary, request.Body);
        var count = 0;
        for (; await NextAsync(reader, request.Body, boundary, ct) is { } file; count++)
        {
            yield return file;
        }

        if (count == 0)
        {
            throw Malformed($"The form has no file in the field '{FilesField}'.");
        }
    }

    /// <param name="reader">Reads the form.</param>
    /// <param name="form">What was received of it, and what is still to come.</param>
    /// <param name="boundary">What divides it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The next file; null when there is none.</returns>
    static async Task<ImportDocument?> NextAsync(MultipartReader reader, Stream form, string boundary, CancellationToken ct)
    {
        try
        {
            var section = await reader.ReadNextSectionAsync(ct);
            if (form.Position > MaxFormBytes)
            {
                throw BoundedBody.TooLarge("A form", MaxFormBytes);
            }

            if (section is null)
            {
                return null;
            }

            var disposition = section.GetContentDispositionHeader();
            var field = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").ToString();
            if (field != FilesField)
            {
                throw ProblemException.Invalid(FieldError.At(JsonShape.Pointer("", CmsText.IsText(field) ? field : "?"), FieldCode.UnknownMember, $"The form takes files in the field '{FilesField}' and nothing else."));
            }

            if (disposition?.IsFileDisposition() is not true)
            {
                throw ProblemException.Invalid(FieldError.At(JsonShape.Pointer("", FilesField), FieldCode.WrongType, $"'{FilesField}' has a text and no file: choose one, or leave it out."));
            }

            var shown = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            var name = FileName(HeaderUtilities.RemoveQuotes(shown.AsSpan().Contains('\uFFFD') ? await NameBeforeAsync(section.BaseStreamOffset!.Value) ?? shown : shown).ToString());
            var type = MediaTypeHeaderValue.TryParse(section.ContentType, out var parsed) ? parsed : null;
            try
            {
                return Of(await BoundedBody.ReadAsync(section.Body, "A file", MaxPageBytes, ct), name, type);
            }
            catch (ProblemException)
            {
                return TooLarge(name, "A file"); // the reader passes over the rest of it
            }
        }
        catch (InvalidDataException)
        {
            throw Malformed("The form can't be read: the headers of one of its parts are broken, too many or too long.");
        }
        catch (IOException)
        {
            throw form.Position > MaxFormBytes ? BoundedBody.TooLarge("A form", MaxFormBytes) : Malformed("The form breaks off, or its parts aren't divided by the boundary that Content-Type names.");
        }

        // The reader takes headers for UTF-8; a name in CP949 is read anew from those before the part's body.
        async Task<StringSegment?> NameBeforeAsync(long body)
        {
            const string header = "Content-Disposition:";
            var before = new byte[Math.Min(body, reader.HeadersLengthLimit + boundary.Length)];
            var read = form.Position;
            form.Position = body - before.Length;
            await form.ReadExactlyAsync(before, ct);
            form.Position = read;
            var begin = Math.Max(0, before.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes("--" + boundary)));
            var headers = FileNameEncoding.Instance.GetString(before.AsSpan(begin)).Split("\r\n");
            var value = headers.FirstOrDefault(h => h.StartsWith(header, StringComparison.OrdinalIgnoreCase))?[header.Length..];
            return ContentDispositionHeaderValue.TryParse(value, out var told) ? told.FileName : null;
        }
    }

    /// <summary>In the place of a document that is too large to be read.</summary>
    public static ImportDocument TooLarge(string? name, string what) =>
        ImportDocument.Unreadable(name, new(StorageNotices.DocumentTooLarge, BoundedBody.TooLarge(what, MaxPageBytes).Message));

    /// <summary>A file's name, with its folders where it is sent with them, as it is shown and stored.</summary>
    public static string? FileName(string name) => CmsText.Line(CmsText.Printable(name.Length > 255 ? name[^255..] : name));

    static ImportDocument Of(byte[] bytes, string? fileName, MediaTypeHeaderValue? type) => new(bytes, fileName)
    {
        MediaType = type?.MediaType.Value?.ToLowerInvariant() is Page or Html or JsonBody.Json or NinjsItem.MediaType or Problem.ContentType ? type.MediaType.Value.ToLowerInvariant() : null,
        Charset = type?.Charset is { Length: > 0 and < 40 } charset ? HeaderUtilities.RemoveQuotes(charset).Value : null,
    };

    static ProblemException Malformed(string message) => new(ProblemCode.MalformedForm, message, FieldError.At("", FieldCode.Unreadable, message));
}
