namespace Cms.Api.Paging;

/// <summary>What a list is sorted by, and how a cursor names a place in it.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Columns">The sort key.</param>
/// <param name="IsAscending">Whether the list begins with the least.</param>
/// <param name="PlaceOf">A row's place, to read on from there.</param>
/// <param name="Place">The columns' values in a cursor, as parameters by their order.</param>
sealed record ListOrder<T>(string[] Columns, bool IsAscending, Func<T, Cursor> PlaceOf, Func<Cursor, object[]> Place);

static class ListOrder
{
    /// <summary>By a time and, where that is the same, by the id; newest first.</summary>
    public static ListOrder<T> Newest<T>(string time, string id, Func<T, (DateTimeOffset Time, Guid Id)> keyOf) =>
        new([time, id], false, row => keyOf(row) is var (at, key) ? new(at.UtcTicks, key, false) : default, cursor => [new DateTimeOffset(cursor.Rank, TimeSpan.Zero), cursor.Id]);

    /// <summary>By the id, whose first part is a time; newest first.</summary>
    public static ListOrder<T> Newest<T>(string id, Func<T, Guid> keyOf) => new([id], false, row => new(0, keyOf(row), false), cursor => [cursor.Id]);

    /// <summary>By a number that no two rows of the list have.</summary>
    public static ListOrder<T> Ascending<T>(string number, Func<T, int> keyOf) => new([number], true, row => new(keyOf(row), Guid.Empty, false), cursor => [(int)cursor.Rank]);

    /// <summary>By a number that no two rows of the list have, the highest first.</summary>
    public static ListOrder<T> Descending<T>(string number, Func<T, long> keyOf) => new([number], false, row => new(keyOf(row), Guid.Empty, false), cursor => [cursor.Rank]);

    /// <summary>By a name that no two rows of the list have.</summary>
    public static ListOrder<T> ByName<T>(string name, Func<T, string> nameOf) => new([name], true, row => new(0, Guid.Empty, false, nameOf(row)), cursor => [cursor.Name]);
}
