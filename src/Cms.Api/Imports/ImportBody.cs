using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Imports;

/// <summary>Reads the documents of an import from its body: one page as it is, or the files of a form.</summary>
static class ImportBody
{
    public const int MaxPageBytes = 8 * BoundedBody.Megabyte;
    public const int MaxFormBytes = 16 * BoundedBody.Megabyte;
    public const int MaxFiles = 100;
    public const string Page = "text/plain";
    public const string Form = "multipart/form-data";
    public const string FilesField = "files";

    /// <exception cref="ProblemException">415, 413 that tells the limit, or 400.</exception>
    public static async Task<IReadOnlyList<ImportDocument>> ReadAsync(HttpContext http, CancellationToken ct)
    {
        JsonBody.RequirePlain(http.Request);
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var parsed) ? parsed : null;
        if (type is not null && type.MediaType.Equals(Page, StringComparison.OrdinalIgnoreCase))
        {
            BoundedBody.Limit(http, MaxPageBytes);
            return [new(await BoundedBody.ReadAsync(http.Request.Body, "A page", MaxPageBytes, ct), null)];
        }

        if (type is not null && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase))
        {
            BoundedBody.Limit(http, MaxFormBytes);
            return await ReadFormAsync(http.Request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), ct);
        }

        throw new ProblemException(ProblemCode.UnsupportedMediaType, $"Send one page as {Page} or files as {Form}, not '{http.Request.ContentType}'.",
            FieldError.Of("Content-Type", FieldCode.WrongType, $"'Content-Type' must be {Page} or {Form}."));
    }

    static async Task<IReadOnlyList<ImportDocument>> ReadFormAsync(HttpRequest request, string boundary, CancellationToken ct)
    {
        if (boundary.Length is 0 or > 200)
        {
            throw Malformed("The form's Content-Type names no boundary.");
        }

        var documents = new List<ImportDocument>();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                var field = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").ToString();
                if (field != FilesField || disposition?.IsFileDisposition() is not true)
                {
                    throw ProblemException.Invalid(FieldError.At(JsonShape.Pointer("", CmsText.IsText(field) ? field : "?"), FieldCode.UnknownMember, $"The form takes files in the field '{FilesField}' and nothing else."));
                }

                if (documents.Count == MaxFiles)
                {
                    throw new ProblemException(ProblemCode.BodyTooLarge, $"A form has at most {MaxFiles} files.");
                }

                var bytes = await BoundedBody.ReadAsync(section.Body, "A file", MaxPageBytes, ct);
                documents.Add(new(bytes, FileNameOf(disposition)));
                if (documents.Sum(d => d.Bytes.Length) > MaxFormBytes)
                {
                    throw BoundedBody.TooLarge("A form", MaxFormBytes);
                }
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw Malformed("The form breaks off or is no multipart/form-data: " + failure.Message);
        }

        return documents.Count > 0 ? documents : throw Malformed($"The form has no file in the field '{FilesField}'.");
    }

    /// <summary>The last part of the name, as text that can be stored.</summary>
    static string? FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return CmsText.IsText(name) ? CmsText.Line(name.Length > 255 ? name[^255..] : name) : null;
    }

    static ProblemException Malformed(string message) => new(ProblemCode.MalformedForm, message, FieldError.At("", FieldCode.Unreadable, message));
}
