using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Cms.Api.Auth;

namespace Cms.Api.Articles;

/// <summary>What a preview link shows, and until when.</summary>
readonly record struct Preview(Guid ArticleId, int Version, DateTimeOffset ExpiresAt);

/// <summary>Signs preview links: article, version and end, and over them an HMAC with a key of the site's secret.</summary>
sealed class PreviewToken(SiteSecret secret)
{
    const int Signed = 16 + 4 + 8;
    const int Length = Signed + 32;

    readonly Lazy<byte[]> key = new(() => secret.KeyFor("preview link"));

    public string Sign(Preview preview)
    {
        Span<byte> bytes = stackalloc byte[Length];
        preview.ArticleId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], preview.Version);
        BinaryPrimitives.WriteInt64BigEndian(bytes[20..], preview.ExpiresAt.ToUnixTimeSeconds());
        HMACSHA256.HashData(key.Value, bytes[..Signed], bytes[Signed..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what we didn't sign, or what has expired.</summary>
    public Preview? Read(string token, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> hash = stackalloc byte[32];
        if (!Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length != Length)
        {
            return null;
        }

        HMACSHA256.HashData(key.Value, bytes[..Signed], hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, bytes[Signed..]))
        {
            return null;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes[20..]));
        return expires > now ? new Preview(new(bytes[..16], bigEndian: true), BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), expires) : null;
    }
}
