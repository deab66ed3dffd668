namespace Cms.Api.Paging;

/// <summary>What a list is sorted by, and how a cursor names a place in it.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Columns">The sort key.</param>
/// <param name="IsAscending">Whether the list begins with the least.</param>
/// <param name="KeyOf">A row's sort key.</param>
/// <param name="Place">The columns' values in a cursor, as parameters by their order.</param>
sealed record ListOrder<T>(string[] Columns, bool IsAscending, Func<T, (long Rank, Guid Id)> KeyOf, Func<Cursor, object[]> Place);

static class ListOrder
{
    /// <summary>By a time and, where that is the same, by the id; newest first.</summary>
    public static ListOrder<T> Newest<T>(string time, string id, Func<T, (DateTimeOffset Time, Guid Id)> keyOf) =>
        new([time, id], false, row => keyOf(row) is var key ? (key.Time.UtcTicks, key.Id) : default, cursor => [new DateTimeOffset(cursor.Rank, TimeSpan.Zero), cursor.Id]);

    /// <summary>By the id, whose first part is a time; newest first.</summary>
    public static ListOrder<T> Newest<T>(string id, Func<T, Guid> keyOf) => new([id], false, row => (0, keyOf(row)), cursor => [cursor.Id]);

    /// <summary>By a number that no two rows of the list have.</summary>
    public static ListOrder<T> Ascending<T>(string number, Func<T, int> keyOf) => new([number], true, row => (keyOf(row), Guid.Empty), cursor => [(int)cursor.Rank]);

    /// <summary>By a number that no two rows of the list have, the highest first.</summary>
    public static ListOrder<T> Descending<T>(string number, Func<T, long> keyOf) => new([number], false, row => (keyOf(row), Guid.Empty), cursor => [cursor.Rank]);
}
