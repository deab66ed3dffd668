using System.Globalization;
using Cms.Api.Problems;

namespace Cms.Api.Changes;

/// <summary>Something that changed, as the database recorded it in the transaction that changed it.</summary>
public sealed record Change
{
    /// <summary>Its place in the order of changes; pass it as <c>after</c> to read on.</summary>
    /// <example>74213-9001</example>
    public required string Position { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// What happened, for readers: <c>article.published</c>, <c>.updated</c>, <c>.withdrawn</c>, <c>.killed</c> and <c>.deleted</c>; <c>.created</c>, <c>.updated</c>
    /// and <c>.deleted</c> of <c>reporter</c>, <c>category</c>, <c>collection</c>, <c>comment</c> and <c>weatherSnapshot</c>. Editors are also told of what readers don't see: <c>.saved</c>.
    /// </summary>
    /// <example>article.published</example>
    public required string Type { get; init; }

    /// <summary>The resource that changed; of a deleted one nothing else is left.</summary>
    public Guid Id { get; init; }

    /// <summary>Of an article the version that it became.</summary>
    public int? Version { get; init; }
}

/// <summary>Changes in the order of the transactions that made them.</summary>
public sealed record ChangePage
{
    public required IReadOnlyList<Change> Data { get; init; }

    /// <summary>Where to read on: the last position answered, or the one asked from when nothing has changed since.</summary>
    /// <example>74213-9001</example>
    public required string Next { get; init; }
}

/// <summary>A place in the order of changes: a transaction, and the change in it.</summary>
readonly record struct ChangePosition(ulong Transaction, long Sequence)
{
    public static readonly ChangePosition Start;

    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <param name="parameter">Where it stood.</param>
    /// <exception cref="ProblemException">400 for what isn't one.</exception>
    public static ChangePosition Parse(string text, string parameter) =>
        text.Split('-') is [var transaction, var sequence]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var x)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            ? new(x, s)
            : throw ProblemException.Invalid(FieldError.Of(parameter, FieldCode.Pattern, $"'{parameter}' is a position as this list answers it, like 74213-9001."));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Sequence}");
}
