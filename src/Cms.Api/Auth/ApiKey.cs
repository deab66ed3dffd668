using System.Security.Cryptography;
using System.Text;

namespace Cms.Api.Auth;

/// <summary>A key that opens the API, as it is stored: never the key itself.</summary>
sealed record ApiKey
{
    /// <summary>A shorter key could be guessed.</summary>
    public const int MinLength = 20;

    /// <summary>Who holds it; the name that stands behind their writes.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key. Keys are random or long, so that a slow hash would only slow the honest.</summary>
    public required byte[] Hash { get; init; }
    public required string[] Scopes { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A new key: 256 random bits behind a prefix by which a leaked one is recognised.</summary>
    public static string Generate() => "cms_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
