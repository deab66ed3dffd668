using System.Runtime.CompilerServices;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Imports;

/// <summary>Reads the documents of an import from its body, one after the other: a page as it is, the files of a form, or an archive.</summary>
static class ImportBody
{
    public const int MaxPageBytes = 8 * BoundedBody.Megabyte;
    public const int MaxFormBytes = 16 * BoundedBody.Megabyte;
    public const string Page = "text/plain";
    public const string Html = "text/html";
    public const string Form = "multipart/form-data";
    public const string FilesField = "files";

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

        var reader = new MultipartReader(boundary, request.Body);
        var (count, size) = (0, 0);
        while (await NextAsync(reader, ct) is var (file, length))
        {
            count++;
            size += length;
            yield return size <= MaxFormBytes ? file : throw BoundedBody.TooLarge("A form", MaxFormBytes);
        }

        if (count == 0)
        {
            throw Malformed($"The form has no file in the field '{FilesField}'.");
        }
    }

    /// <summary>The next file, and its length; null when there is none.</summary>
    static async Task<(ImportDocument File, int Length)?> NextAsync(MultipartReader reader, CancellationToken ct)
    {
        try
        {
            if (await reader.ReadNextSectionAsync(ct) is not { } section)
            {
                return null;
            }

            var disposition = section.GetContentDispositionHeader();
            var field = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").ToString();
            if (field != FilesField || disposition?.IsFileDisposition() is not true)
            {
                throw ProblemException.Invalid(FieldError.At(JsonShape.Pointer("", CmsText.IsText(field) ? field : "?"), FieldCode.UnknownMember, $"The form takes files in the field '{FilesField}' and nothing else."));
            }

            var name = FileName(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString());
            var type = MediaTypeHeaderValue.TryParse(section.ContentType, out var parsed) ? parsed : null;
            var bytes = await BoundedBody.ReadAsync(section.Body, "A form", MaxFormBytes, ct);
            return (bytes.Length > MaxPageBytes ? TooLarge(name, "A file") : Of(bytes, name, type), bytes.Length);
        }
        catch (InvalidDataException)
        {
            throw Malformed("The form can't be read: the headers of one of its parts are broken, too many or too long.");
        }
        catch (IOException failure) when (failure is not BadHttpRequestException)
        {
            throw Malformed("The form breaks off, or its parts aren't divided by the boundary that Content-Type names.");
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
