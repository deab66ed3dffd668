using System.Collections.Frozen;
using System.Globalization;

namespace Cms.Import.Weather;

/// <summary>The stations of the Korea Meteorological Administration (ASOS) by name and number, from the table beside this file.</summary>
public static class KmaStations
{
    static readonly FrozenDictionary<string, KmaStation> Named = Load().ToFrozenDictionary(s => s.Name);
    static readonly FrozenDictionary<string, KmaStation>.AlternateLookup<ReadOnlySpan<char>> ByName = Named.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenDictionary<int, KmaStation> ByNumber = Named.Values.ToFrozenDictionary(s => s.Number);

    /// <summary>All of them, in no order.</summary>
    public static IReadOnlyList<KmaStation> All => Named.Values;

    /// <summary>The station of a number; null when the table has none.</summary>
    public static KmaStation? Find(int number) => ByNumber.GetValueOrDefault(number);

    /// <summary>The station of a name; null when the table has none.</summary>
    public static KmaStation? Find(string name) => Named.GetValueOrDefault(name);

    internal static bool TryFind(ReadOnlySpan<char> name, out string station, out int number)
    {
        var found = ByName.TryGetValue(name, out var entry);
        (station, number) = (entry?.Name ?? "", entry?.Number ?? 0);
        return found;
    }

    /// <summary>The longest station name that ends <paramref name="text"/>: 북강릉 before 강릉.</summary>
    internal static bool TryFindAtEnd(ReadOnlySpan<char> text, out string station, out int number)
    {
        for (var length = Math.Min(text.Length, 5); length > 1; length--)
        {
            if (TryFind(text[^length..], out station, out number))
            {
                return true;
            }
        }

        (station, number) = ("", 0);
        return false;
    }

    static List<KmaStation> Load()
    {
        using var resource = typeof(KmaStations).Assembly.GetManifestResourceStream("kma-stations.tsv")!;
        using var reader = new StreamReader(resource);
        var stations = new List<KmaStation>(128);
        while (reader.ReadLine() is { } row)
        {
            if (row is not ['#', ..] && row.Split('\t') is [var number, var name, var latitude, var longitude, .. var note])
            {
                stations.Add(new(int.Parse(number, CultureInfo.InvariantCulture), name, Degrees(latitude), Degrees(longitude), note is [{ Length: > 0 }, ..]));
            }
        }

        return stations;

        static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
