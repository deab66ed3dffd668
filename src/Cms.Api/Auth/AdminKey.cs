using Cms.Api.ApiKeys;
using Cms.Api.Database;

namespace Cms.Api.Auth;

/// <summary>The first key, by which all others are made.</summary>
static class AdminKey
{
    const string FileName = "admin-key";

    /// <summary>Sets the key of <c>Cms:AdminKey</c>; without one, outside production, the one kept beside the private database, made at random the first time.</summary>
    /// <param name="keys">The keys of this database.</param>
    /// <param name="configured">The setting.</param>
    /// <param name="folder">The private folder beside the database; null where there is none to keep a key in.</param>
    /// <param name="isProduction">Never make a key.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The key to show the editor; null when it came from the configuration, or there is none.</returns>
    /// <exception cref="StartException">The configured key is too short.</exception>
    public static async Task<string?> EnsureAsync(ApiKeyStore keys, string? configured, string? folder, bool isProduction, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            if (configured.Length < ApiKey.MinLength)
            {
                throw new StartException($"Cms:AdminKey has {configured.Length} characters; it needs at least {ApiKey.MinLength}. Make one with: openssl rand -hex 32");
            }

            await keys.SetAdminKeyAsync(configured, ct);
            return null;
        }

        if (isProduction)
        {
            return null;
        }

        var key = folder is null ? ApiKey.Generate() : PrivateFiles.Secret(folder, FileName, ApiKey.Generate);
        await keys.SetAdminKeyAsync(key, ct);
        return key;
    }
}
