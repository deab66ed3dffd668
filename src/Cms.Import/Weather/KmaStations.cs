using System.Globalization;

namespace Cms.Import.Weather;

/// <summary>The stations of the Korea Meteorological Administration (ASOS) by name, from the table beside this file.</summary>
static class KmaStations
{
    static readonly Dictionary<string, int> Numbers = Load();
    static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByName = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyDictionary<string, int> All => Numbers;

    public static bool TryFind(ReadOnlySpan<char> name, out string station, out int number) => ByName.TryGetValue(name, out station!, out number);

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

    static Dictionary<string, int> Load()
    {
        using var resource = typeof(KmaStations).Assembly.GetManifestResourceStream("kma-stations.tsv")!;
        using var reader = new StreamReader(resource);
        var numbers = new Dictionary<string, int>(128);
        while (reader.ReadLine() is { } row)
        {
            if (row is not ['#', ..] && row.Split('\t') is [var number, var name, ..])
            {
                numbers.Add(name, int.Parse(number, CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }
}
