using System.Security.Cryptography;
using System.Text;
using Cms.Api.Auth;

namespace Cms.Api.Webhooks;

/// <summary>The keys that sign: they have to be read again, so they are kept encrypted (AES-256-GCM), bound to their webhook.</summary>
sealed class WebhookSecrets(SiteSecret site)
{
    const int KeyLength = 32;
    const string Prefix = "whsec_";
    const int NonceLength = 12;
    const int TagLength = 16;
    const int Head = NonceLength + TagLength;

    /// <summary>A new key as its owner is shown it, and as it is stored: nonce, tag and cipher.</summary>
    public (string Shown, byte[] Stored) Make(Guid webhook)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var stored = RandomNumberGenerator.GetBytes(Head + KeyLength);
        using var aes = Cipher();
        aes.Encrypt(stored.AsSpan(0, NonceLength), key, stored.AsSpan(Head), stored.AsSpan(NonceLength, TagLength), webhook.ToByteArray());
        return (Prefix + Convert.ToBase64String(key), stored);
    }

    /// <summary>The header <c>webhook-signature</c>: HMAC-SHA256 over id, timestamp and body (Standard Webhooks, symmetric signatures).</summary>
    public string Sign(Guid webhook, byte[] stored, Guid id, long timestamp, string body)
    {
        var key = new byte[KeyLength];
        using var aes = Cipher();
        aes.Decrypt(stored.AsSpan(0, NonceLength), stored.AsSpan(Head), stored.AsSpan(NonceLength, TagLength), key, webhook.ToByteArray());
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
    }

    AesGcm Cipher() => new(site.KeyFor("webhook secrets"), TagLength);
}
