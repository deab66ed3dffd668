using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Accounts;

/// <summary>A person of the newsroom.</summary>
public sealed record Account
{
    public Guid Id { get; init; }

    /// <summary>What they sign in with, and the name behind their writes; it never changes.</summary>
    /// <example>haneul.kim</example>
    public required string Name { get; init; }

    /// <example>김하늘</example>
    public required string DisplayName { get; init; }

    /// <example>haneul@example.com</example>
    public string? Email { get; init; }

    /// <example>editor</example>
    public Role Role { get; init; }

    /// <summary>They may sign in.</summary>
    public bool IsActive { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What an admin writes of an account.</summary>
[ReadOnlyMembers(typeof(Account))]
public sealed record AccountInput
{
    /// <summary>What they sign in with: letters, digits, dot, hyphen and underscore. It is kept in lower case, and never changes.</summary>
    /// <example>haneul.kim</example>
    public string Name { get; init => field = CmsText.Line(value)?.ToLowerInvariant() ?? ""; } = "";

    /// <summary>Left out: the name.</summary>
    /// <example>김하늘</example>
    public string? DisplayName { get; init => field = CmsText.Line(value); }

    /// <example>haneul@example.com</example>
    public string? Email { get; init => field = CmsText.Line(value)?.ToLowerInvariant(); }

    /// <example>editor</example>
    public Role? Role { get; init; }

    /// <summary>At least ten characters. Left out: as it was. A new one ends every session of theirs.</summary>
    /// <example>네 낱말이면 외우기도 쉽다</example>
    public string? Password { get; init; }

    /// <summary>Whether they may sign in. One who may not is out on every instance within a second.</summary>
    /// <example>true</example>
    public bool IsActive { get; init; } = true;

    /// <summary>What a PUT would send to leave the account as it is.</summary>
    public static AccountInput From(Account account) => new() { Name = account.Name, DisplayName = account.DisplayName, Email = account.Email, Role = account.Role, IsActive = account.IsActive };

    public sealed class Validator : AbstractValidator<AccountInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(a => a.Name).NotEmpty().MinimumLength(2).MaximumLength(50).Matches("^[A-Za-z0-9가-힣][A-Za-z0-9가-힣._-]*$");
            RuleFor(a => a.DisplayName).MaximumLength(100);
            RuleFor(a => a.Email).MaximumLength(254).EmailAddress();
            RuleFor(a => a.Role).NotNull();
            RuleFor(a => a.Password).IsPassword().NotEqual(a => a.Name).When(a => a.Password is not null);
        }
    }
}

static class PasswordRules
{
    /// <summary>Long rather than odd (NIST SP 800-63B).</summary>
    public static IRuleBuilderOptions<T, string?> IsPassword<T>(this IRuleBuilder<T, string?> rule) => rule.MinimumLength(10).MaximumLength(200);
}
