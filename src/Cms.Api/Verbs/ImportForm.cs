using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cms.Api.Imports;

namespace Cms.Api.Verbs;

/// <summary>Documents as the files of a form. Each is read when its turn to be sent comes: however many they are, one is in memory.</summary>
sealed class ImportForm : HttpContent
{
    /// <summary>Of a document that has no name, as of standard input.</summary>
    const string Nameless = "page.txt";

    readonly IAsyncEnumerable<ImportDocument> documents;
    readonly Action moved;
    readonly string boundary = Guid.NewGuid().ToString("N");

    /// <param name="documents">What to send.</param>
    /// <param name="moved">Called whenever a document has been sent.</param>
    public ImportForm(IAsyncEnumerable<ImportDocument> documents, Action moved)
    {
        (this.documents, this.moved) = (documents, moved);
        Headers.ContentType = MediaTypeHeaderValue.Parse($"{ImportBody.Form}; boundary={boundary}");
    }

    /// <summary>Why the documents could not be read to their end; null when they could.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether all of it was sent.</summary>
    public bool IsSent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var rest = documents.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(rest) is { } document)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(HeadOf(document)), cancellationToken);
            await stream.WriteAsync(document.Bytes, cancellationToken);
            await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
            moved();
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"), cancellationToken);
        IsSent = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    string HeadOf(ImportDocument document)
    {
        var disposition = new ContentDispositionHeaderValue("form-data") { Name = ImportBody.FilesField, FileNameStar = document.FileName ?? Nameless };
        var type = document.MediaType is { } given ? $"Content-Type: {given}\r\n" : "";
        return $"--{boundary}\r\nContent-Disposition: {disposition}\r\n{type}\r\n";
    }

    async Task<ImportDocument?> NextAsync(IAsyncEnumerator<ImportDocument> rest)
    {
        try
        {
            return await rest.MoveNextAsync() ? rest.Current : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failure = failure; // the sender would take it for one of the connection
            throw;
        }
    }
}
