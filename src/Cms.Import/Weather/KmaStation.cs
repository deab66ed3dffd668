namespace Cms.Import.Weather;

/// <summary>A station of the Korea Meteorological Administration.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
/// <param name="IsUnsure">The table doubts where it is: it may be some kilometres away.</param>
public sealed record KmaStation(int Number, string Name, double Latitude, double Longitude, bool IsUnsure);
