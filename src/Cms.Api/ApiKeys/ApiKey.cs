using System.Security.Cryptography;
using System.Text;
using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.ApiKeys;

/// <summary>The key of a machine, as everybody but its holder sees it: never the key itself.</summary>
public record ApiKey
{
    /// <summary>A shorter key could be guessed.</summary>
    public const int MinLength = 20;

    /// <summary>As much of a key as is shown again.</summary>
    const int PrefixLength = 12;

    public Guid Id { get; init; }

    /// <summary>What it is for. Writes made with it are by <c>key:NAME</c>.</summary>
    /// <example>seeds-ci</example>
    public required string Name { get; init; }

    /// <summary>Its first characters, by which people tell keys apart.</summary>
    /// <example>cms_1f0c9a2b</example>
    public required string Prefix { get; init; }

    /// <example>importer</example>
    public Role Role { get; init; }

    /// <summary>The permissions of its role that it keeps to; empty for all of them.</summary>
    /// <example>["imports:write"]</example>
    public required string[] Scopes { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was revoked; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Until when the key before its last rotation works too.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>A new key: 256 random bits behind a prefix by which a leaked one is recognised.</summary>
    public static string Generate() => "cms_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256. Keys are random or long, so that a slow hash would only slow the honest.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Of a key that we made; one that somebody chose would tell too much of itself.</summary>
    public static string PrefixOf(string key) => key.StartsWith("cms_", StringComparison.Ordinal) ? key[..PrefixLength] : "";
}

/// <summary>A key on the one occasion when it is shown.</summary>
public sealed record MadeApiKey : ApiKey
{
    /// <summary>The key. It is stored hashed and never shown again.</summary>
    /// <example>cms_1f0c9a2b7d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8</example>
    public required string Key { get; init; }
}

/// <summary>What an admin writes of a key.</summary>
[ReadOnlyMembers(typeof(ApiKey))]
public sealed record ApiKeyInput
{
    /// <summary>What it is for.</summary>
    /// <example>seeds-ci</example>
    public string Name { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <example>importer</example>
    public Role? Role { get; init; }

    /// <summary>Permissions of the role that it keeps to; none for all of them. <c>GET /v1/permissions</c> lists them.</summary>
    /// <example>["imports:write"]</example>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When it ends by itself. Left out: never.</summary>
    /// <example>2027-12-31T23:59:59+09:00</example>
    public DateTimeOffset? ExpiresAt { get; init; }

    public sealed class Validator : AbstractValidator<ApiKeyInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(k => k.Name).NotEmpty().MaximumLength(100);
            RuleFor(k => k.Role).NotNull();
            RuleFor(k => k.Scopes).MaximumCount(50);
            RuleForEach(k => k.Scopes).Must((key, scope) => PermissionTable.Table.Any(r => r.Name == scope && r.Roles.Contains(key.Role ?? default)))
                .WithErrorCode(FieldCode.Unknown).WithMessage("A scope is the name of a permission that the role has; GET /v1/permissions lists them.");
            RuleFor(k => k.ExpiresAt).GreaterThan(_ => DateTimeOffset.UtcNow).WithMessage("'expiresAt' must be in the future.");
        }
    }
}
