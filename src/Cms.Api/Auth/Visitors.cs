using System.Security.Cryptography;
using System.Text;
using Cms.Api.Http;

namespace Cms.Api.Auth;

/// <summary>Knows a visitor without an account again, without knowing who it is: addresses are kept as keyed digests only.</summary>
sealed class Visitors(SiteSecret secret)
{
    readonly Lazy<byte[]> key = new(() => secret.KeyFor("visitor"));

    /// <summary>The visitor that a request comes from.</summary>
    public string DigestOf(HttpContext http) => DigestOf(ClientAddress.Of(http));

    /// <summary>A digest that tells the same address from another, and nothing else of it to whoever hasn't the site's secret.</summary>
    public string DigestOf(string address) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(address)).AsSpan(0, 16));
}
