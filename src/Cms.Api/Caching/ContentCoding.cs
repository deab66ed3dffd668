using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Caching;

/// <summary>The content codings (RFC 9110, 8.4.1) that answers are kept in.</summary>
enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

static class ContentCodings
{
    /// <summary>A smaller body isn't worth it.</summary>
    public const int MinBytes = 1024;

    /// <summary>The best one that the header accepts: Brotli, then gzip; one with <c>q=0</c> it doesn't.</summary>
    public static ContentCoding Best(StringValues acceptEncoding)
    {
        var best = ContentCoding.Identity;
        foreach (var header in acceptEncoding)
        {
            foreach (var range in header.AsSpan().Split(','))
            {
                var coding = Of(header.AsSpan()[range]);
                best = coding > best ? coding : best;
            }
        }

        return best;
    }

    public static string? NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => null,
    };

    /// <summary>The same bytes on every instance.</summary>
    public static byte[] Encode(byte[] body, ContentCoding coding)
    {
        using var encoded = new MemoryStream(body.Length / 2);
        using (Stream encoder = coding == ContentCoding.Brotli ? new BrotliStream(encoded, CompressionLevel.Optimal, leaveOpen: true) : new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true))
        {
            encoder.Write(body);
        }

        return encoded.ToArray();
    }

    static ContentCoding Of(ReadOnlySpan<char> accepted)
    {
        var end = accepted.IndexOf(';');
        var name = (end < 0 ? accepted : accepted[..end]).Trim();
        var coding = name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Brotli
            : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Gzip
            : ContentCoding.Identity;
        return end < 0 || !IsZero(accepted[(end + 1)..].Trim()) ? coding : ContentCoding.Identity;

        static bool IsZero(ReadOnlySpan<char> weight) => weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && weight[3..].Trim("0.") is [];
    }
}
