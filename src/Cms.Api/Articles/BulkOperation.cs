using Cms.Api.Binding;
using Cms.Api.Problems;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>What a bulk request does with one article.</summary>
public enum BulkAction
{
    /// <summary>A new draft.</summary>
    Create,

    /// <summary>A merge patch of what is there.</summary>
    Update,

    /// <summary>A whole article by its source and externalId: a new draft, or in the place of what is there.</summary>
    Upsert,
    Publish,
    Delete,
}

/// <summary>What a bulk request does when an operation can't be carried out.</summary>
public enum BulkMode
{
    /// <summary>Nothing.</summary>
    Atomic,

    /// <summary>The others.</summary>
    Partial,
}

/// <summary>One operation of many.</summary>
public sealed record BulkOperation
{
    /// <summary>What to do.</summary>
    /// <example>update</example>
    public BulkAction? Action { get; init; }

    /// <summary>The article; not to create or upsert.</summary>
    /// <example>01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60</example>
    public Guid? Id { get; init; }

    /// <summary>The version that this is based on, as <c>If-Match</c> elsewhere; to update, publish and delete. An upsert replaces any.</summary>
    /// <example>3</example>
    public int? Version { get; init; }

    /// <summary>When to publish; left out: now, or the time it has.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The article to create or upsert, or what to change of it.</summary>
    public MergePatch<ArticleInput>? Article { get; init; }

    bool IsWhole => Action is BulkAction.Create or BulkAction.Upsert;

    public sealed class Validator : AbstractValidator<BulkOperation>
    {
        public Validator()
        {
            RuleFor(o => o.Action).NotNull();
            When(o => o.Action is not null, () =>
            {
                RuleFor(o => o.Id).Null().When(o => o.IsWhole).WithErrorCode(FieldCode.Reserved).WithMessage("'id' is given to it when it is created; an upsert goes by source and externalId.");
                RuleFor(o => o.Id).NotNull().When(o => !o.IsWhole);
                RuleFor(o => o.Version).NotNull().When(o => !o.IsWhole);
                RuleFor(o => o.Version).Null().When(o => o.IsWhole).WithErrorCode(FieldCode.Reserved).WithMessage("'version' is for update, publish and delete.");
                RuleFor(o => o.Article).NotNull().When(o => o.IsWhole || o.Action is BulkAction.Update);
                RuleFor(o => o.Article).Null().When(o => o.Action is BulkAction.Publish or BulkAction.Delete).WithErrorCode(FieldCode.Reserved).WithMessage("'article' is for create, update and upsert.");
                RuleFor(o => o.PublishedAt).Null().When(o => o.Action is not BulkAction.Publish).WithErrorCode(FieldCode.Reserved).WithMessage("'publishedAt' is for publish.");
            });
        }
    }
}

/// <summary>What became of one operation.</summary>
public sealed record BulkItem
{
    /// <summary>Its place in the request, from 0.</summary>
    public int Index { get; init; }
    public BulkAction Action { get; init; }

    /// <summary>The HTTP status that it would have been answered with on its own.</summary>
    /// <example>200</example>
    public int Status { get; init; }

    /// <summary>The article; null for one that wasn't made.</summary>
    public Guid? ArticleId { get; init; }

    /// <summary>Its version now; null for one that is gone or wasn't made.</summary>
    public int? Version { get; init; }

    /// <summary>Why it wasn't carried out; null when it was.</summary>
    public BulkFault? Error { get; init; }
}

/// <summary>Why an operation wasn't carried out.</summary>
/// <param name="Code">The kind of problem.</param>
/// <param name="Detail">What happened.</param>
/// <param name="Errors">The members at fault, by their place in the whole request.</param>
public sealed record BulkFault(string Code, string Detail, IReadOnlyList<FieldError> Errors);
