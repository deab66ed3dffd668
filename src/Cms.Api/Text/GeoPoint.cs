using System.Globalization;

namespace Cms.Api.Text;

/// <summary>A place on earth, in degrees (WGS 84).</summary>
/// <param name="Latitude">North of the equator.</param>
/// <param name="Longitude">East of Greenwich.</param>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    /// <summary>As a text has it: latitude, comma, longitude.</summary>
    public const string Pattern = @"^[+-]?\d{1,2}(\.\d+)?,[+-]?\d{1,3}(\.\d+)?$";

    /// <summary>The earth's mean radius (IUGG).</summary>
    const double RadiusKm = 6371.0088;

    /// <summary>A latitude and a longitude with a comma between them; null for anything else.</summary>
    public static GeoPoint? Parse(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries) is [var latitude, var longitude] && Degrees(latitude, 90) is { } north && Degrees(longitude, 180) is { } east ? new(north, east) : null;

    /// <summary>Along a great circle.</summary>
    public double KmTo(GeoPoint other)
    {
        var (from, to) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var (north, east) = (to - from, double.DegreesToRadians(other.Longitude - Longitude));
        var haversine = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(from) * Math.Cos(to) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * RadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
