using Cms.Api.Binding;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Http;

/// <summary>What every endpoint on one resource takes.</summary>
public abstract record ById
{
    /// <summary>The resource's UUID.</summary>
    public Guid Id { get; init; }
}

/// <summary>What every deletion takes.</summary>
public sealed record DeleteById : ById
{
    /// <summary>Erase it for good; for admins.</summary>
    public bool Permanent { get; init; }
}

/// <summary>What every conditional read of one resource takes.</summary>
public abstract record ConditionalRead
{
    /// <summary>Answer 304 if the resource still has this entity tag.</summary>
    [FromHeader("If-None-Match", isRequired: false)]
    public string? IfNoneMatch { get; init; }
}

/// <summary>Reads one resource by its UUID.</summary>
public sealed record ReadById : ConditionalRead
{
    /// <summary>The resource's UUID.</summary>
    public Guid Id { get; init; }
}

/// <summary>Reads one resource by its UUID, or some of its members.</summary>
/// <typeparam name="T">The resource.</typeparam>
public sealed record ReadById<T> : ConditionalRead
{
    /// <summary>The resource's UUID.</summary>
    public Guid Id { get; init; }

    /// <summary>Only these members; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
    public Fields<T>? Fields { get; init; }
}

/// <summary>Reads one resource by its UUID or slug, or some of its members.</summary>
/// <typeparam name="T">The resource.</typeparam>
public sealed record ReadByIdOrSlug<T> : ReadByIdOrSlug
{
    /// <summary>Only these members; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
    public Fields<T>? Fields { get; init; }
}

/// <summary>Reads one resource by its UUID or slug.</summary>
public record ReadByIdOrSlug : ConditionalRead
{
    /// <summary>The resource's UUID, or a slug that it has or had.</summary>
    [BindFrom("id")]
    public string IdOrSlug { get; init; } = "";

    /// <summary>The id or slug to ask by instead, escaped; null when it goes by this one.</summary>
    internal string? PresentOf(Guid id, string slug) =>
        Guid.TryParse(IdOrSlug, out var asked) ? (asked == id ? null : id.ToString()) : IdOrSlug == slug ? null : Uri.EscapeDataString(slug);
}

/// <summary>What something is merged into.</summary>
public sealed record MergeTarget
{
    /// <summary>The one that lives on.</summary>
    public Guid Into { get; init; }

    public sealed class Validator : AbstractValidator<MergeTarget>
    {
        public static readonly Validator Instance = new();

        public Validator() => RuleFor(m => m.Into).NotEmpty();
    }
}
