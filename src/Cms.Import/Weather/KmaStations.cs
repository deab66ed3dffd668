using System.Collections.Frozen;
using System.Globalization;

namespace Cms.Import.Weather;

/// <summary>The stations of the Korea Meteorological Administration (ASOS) by name, from the table beside this file.</summary>
static class KmaStations
{
    static readonly FrozenDictionary<string, (string Name, int Number)> Numbers = Load().ToFrozenDictionary(s => s.Name);
    static readonly FrozenDictionary<string, (string Name, int Number)>.AlternateLookup<ReadOnlySpan<char>> ByName = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<(string Name, int Number)> All => Numbers.Values;

    public static bool TryFind(ReadOnlySpan<char> name, out string station, out int number)
    {
        var found = ByName.TryGetValue(name, out var entry);
        (station, number) = entry;
        return found;
    }

    /// <summary>The longest station name that ends <paramref name="text"/>: 북강릉 before 강릉.</summary>
    public static bool TryFindAtEnd(ReadOnlySpan<char> text, out string station, out int number)
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

    static List<(string Name, int Number)> Load()
    {
        using var resource = typeof(KmaStations).Assembly.GetManifestResourceStream("kma-stations.tsv")!;
        using var reader = new StreamReader(resource);
        var stations = new List<(string, int)>(128);
        while (reader.ReadLine() is { } row)
        {
            if (row is not ['#', ..] && row.Split('\t') is [var number, var name, ..])
            {
                stations.Add((name, int.Parse(number, CultureInfo.InvariantCulture)));
            }
        }

        return stations;
    }
}
