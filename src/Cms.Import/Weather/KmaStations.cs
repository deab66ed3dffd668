using System.Collections.Frozen;
using System.Globalization;

namespace Cms.Import.Weather;

/// <summary>A station of the Korea Meteorological Administration (ASOS).</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">In degrees (WGS 84).</param>
/// <param name="Longitude">In degrees (WGS 84).</param>
/// <param name="IsPlaceUnsure">Sources differ on where it stands.</param>
public sealed record KmaStation(int Number, string Name, decimal Latitude, decimal Longitude, bool IsPlaceUnsure);

/// <summary>The stations of the Korea Meteorological Administration, from the table beside this file.</summary>
public static class KmaStations
{
    static readonly FrozenDictionary<string, KmaStation> Stations = Load().ToFrozenDictionary(s => s.Name);
    static readonly FrozenDictionary<string, KmaStation>.AlternateLookup<ReadOnlySpan<char>> ByName = Stations.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenDictionary<int, KmaStation> ByNumber = Stations.Values.ToFrozenDictionary(s => s.Number);

    /// <summary>All of them, in any order.</summary>
    public static IEnumerable<KmaStation> All => Stations.Values;

    /// <summary>A station by its number, or without one by its name; null when it isn't in the table.</summary>
    public static KmaStation? Find(int? number, string name) => number is { } known ? ByNumber.GetValueOrDefault(known) : Stations.GetValueOrDefault(name);

    internal static bool TryFind(ReadOnlySpan<char> name, out string station, out int number)
    {
        var found = ByName.TryGetValue(name, out var entry);
        (station, number) = found ? (entry!.Name, entry.Number) : ("", 0);
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
    }

    static decimal Degrees(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
