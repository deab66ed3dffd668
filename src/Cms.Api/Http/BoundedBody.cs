using System.Globalization;
using Cms.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Cms.Api.Http;

/// <summary>Reads bodies that may only be so large.</summary>
static class BoundedBody
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>Sets the limit of this request; the server stops reading there.</summary>
    public static void Limit(HttpContext http, int maxBytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = maxBytes;
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
        var chunk = new byte[64 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(chunk, ct)) > 0;)
            {
                if (buffer.Length + read > maxBytes)
                {
                    throw TooLarge(what, maxBytes);
                }

                buffer.Write(chunk, 0, read);
            }
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(what, maxBytes);
        }

        return buffer.ToArray();
    }

    public static ProblemException TooLarge(string what, int maxBytes) =>
        new(ProblemCode.BodyTooLarge, string.Create(CultureInfo.InvariantCulture, $"{what} has at most {maxBytes / Megabyte} MB ({maxBytes:N0} bytes)."));
}
