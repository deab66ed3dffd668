namespace Cms.Api.Paging;

/// <summary>What narrows a list.</summary>
/// <param name="Sql">A constant condition.</param>
/// <param name="Name">The parameter in it; null for none.</param>
/// <param name="Value">Its value.</param>
sealed record ListCondition(string Sql, string? Name, object? Value)
{
    /// <summary>An index has the rows of any value in the list's order, so that the value doesn't decide how they are best read.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>The condition with its value, by which one list is told from another.</summary>
    public override string ToString() => $"{Sql}={(Value is Guid[] ids ? string.Join(',', ids) : Value)}";
}
