using Cms.Api.Binding;
using Cms.Api.Http;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Paging;

/// <summary>How the rows of a list are counted.</summary>
public enum TotalCount
{
    /// <summary>One by one: on a long list this takes a while.</summary>
    Exact,

    /// <summary>As the database's statistics have it.</summary>
    Estimated,
}

/// <summary>What every list takes.</summary>
public abstract record ListRequest : ConditionalRead
{
    /// <summary>The most rows to answer.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The <c>nextCursor</c> or <c>prevCursor</c> of another page of the same list with the same filters.</summary>
    public string? Cursor { get; init; }

    /// <summary>Count the whole list too, in <c>meta.total</c>: exactly, or by the database's statistics, which is much faster.</summary>
    public TotalCount? Total { get; init; }
}

/// <summary>What a list takes whose rows may be answered in part.</summary>
/// <typeparam name="T">The whole resource.</typeparam>
public abstract record ListRequest<T> : ListRequest
{
    /// <summary>Only these members of each row; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
    public Fields<T>? Fields { get; init; }
}

/// <summary>The rules of every list; more than 100 rows is an error rather than a shorter answer.</summary>
public abstract class ListValidator<TRequest> : Validator<TRequest> where TRequest : ListRequest
{
    public const int MaxLimit = 100;

    protected ListValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, MaxLimit);
        RuleFor(r => r.Cursor).MaximumLength(200);
    }
}
