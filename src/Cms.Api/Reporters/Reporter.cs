using Cms.Api.Binding;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Reporters;

/// <summary>A byline: a name at an outlet. It is no account, and a whole desk may share an address.</summary>
public sealed record Reporter
{
    public Guid Id { get; init; }

    /// <summary>The readable part of its address.</summary>
    /// <example>마성배</example>
    public required string Slug { get; init; }

    /// <example>마성배</example>
    public required string Name { get; init; }

    /// <summary>The newspaper or agency they write for.</summary>
    /// <example>피앤피뉴스</example>
    public string? Outlet { get; init; }

    /// <summary>Their addresses, the first one first in a byline.</summary>
    /// <example>["gosiweek@gmail.com"]</example>
    public required string[] Emails { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What an editor writes of a reporter.</summary>
[ReadOnlyMembers(typeof(Reporter))]
public sealed record ReporterInput
{
    /// <summary>A merge joins the addresses of many.</summary>
    const int MaxEmails = 50;

    /// <summary>With the outlet it is unique.</summary>
    /// <example>김하늘</example>
    public string Name { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>The newspaper or agency they write for.</summary>
    /// <example>한빛일보</example>
    public string? Outlet { get; init => field = CmsText.Line(value); }

    /// <summary>Their addresses, the first one first in a byline.</summary>
    /// <example>["haneul@example.com"]</example>
    public IReadOnlyList<string> Emails { get; init => field = [.. value.Select(e => e.Trim().ToLowerInvariant()).Distinct()]; } = [];

    /// <summary>The readable part of its address. Left out: made of the name at first, and left as it is later.</summary>
    public string? Slug { get; init => field = CmsText.Line(value); }

    /// <summary>What a PUT would send to leave the reporter as it is.</summary>
    public static ReporterInput From(Reporter reporter) => new() { Name = reporter.Name, Outlet = reporter.Outlet, Emails = reporter.Emails, Slug = reporter.Slug };

    public sealed class Validator : AbstractValidator<ReporterInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Outlet).MaximumLength(100);
            RuleFor(r => r.Emails).MaximumCount(MaxEmails);
            RuleForEach(r => r.Emails).NotEmpty().MaximumLength(254).EmailAddress();
            RuleFor(r => r.Slug).IsSlug();
        }
    }
}
