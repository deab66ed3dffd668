using System.Globalization;
using Cms.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Cms.Api.Http;

/// <summary>The largest JSON body that an endpoint takes, in bytes, where it is less than <see cref="Binding.JsonBody.MaxBytes"/>.</summary>
sealed record BodyLimit(int MaxBytes);

/// <summary>Reads bodies that may only be so large.</summary>
static class BoundedBody
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>How much more than its limit is read and thrown away: a client that is cut off while it sends never reads why.</summary>
    const int MaxDrain = 64 * Megabyte;

    static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);

    /// <summary>Sets the limit of this request.</summary>
    /// <exception cref="ProblemException">413 when its length is announced and too large.</exception>
    public static void Limit(HttpContext http, long maxBytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = maxBytes + MaxDrain;
        }

        if (http.Request.ContentLength > maxBytes)
        {
            throw TooLarge("This body", maxBytes);
        }
    }

    /// <summary>The whole of a stream.</summary>
    /// <param name="stream">The body, or a part of it.</param>
    /// <param name="what">What it is, to begin a sentence with.</param>
    /// <param name="maxBytes">The most it may have.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">413 that tells the limit.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, string what, int maxBytes, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await CopyAsync(stream, buffer, what, maxBytes, ct);
        return buffer.ToArray();
    }

    /// <summary>Reads on without keeping anything, so that the client comes to read the answer; within bounds of size and time.</summary>
    public static async Task DrainAsync(HttpRequest request)
    {
        if (request.Headers.Expect.Count > 0 && request.ContentLength is not null)
        {
            return; // it waits for a word before it sends
        }

        using var patience = new CancellationTokenSource(DrainPatience);
        try
        {
            await request.Body.CopyToAsync(Stream.Null, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or BadHttpRequestException)
        {
            return; // it goes on too long
        }
    }

    /// <summary>Copies a stream.</summary>
    /// <exception cref="ProblemException">413 that tells the limit.</exception>
    public static async Task CopyAsync(Stream stream, Stream target, string what, long maxBytes, CancellationToken ct)
    {
        var chunk = new byte[64 * 1024];
        var copied = 0L;
        for (int read; (read = await stream.ReadAsync(chunk, ct)) > 0;)
        {
            copied += read;
            if (copied > maxBytes)
            {
                throw TooLarge(what, maxBytes);
            }

            await target.WriteAsync(chunk.AsMemory(0, read), ct);
        }
    }

    public static ProblemException TooLarge(string what, long maxBytes) =>
        new(ProblemCode.BodyTooLarge, string.Create(CultureInfo.InvariantCulture, $"{what} has at most {(maxBytes < Megabyte ? $"{maxBytes / 1024} KB" : $"{maxBytes / Megabyte} MB")} ({maxBytes:N0} bytes)."));
}
