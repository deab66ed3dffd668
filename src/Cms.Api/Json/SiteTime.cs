using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Database;

namespace Cms.Api.Json;

/// <summary>Times as the API reads and writes them: RFC 3339 with an offset, answered in the site's zone.</summary>
public static class SiteTime
{
    const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    static readonly string[] Formats = [Seconds + "zzz", Seconds + ".FFFFFFFzzz", Seconds + "'Z'", Seconds + ".FFFFFFF'Z'"];

    static readonly string[] LocalFormats = [Seconds, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <summary>The site's zone; set once at start from <c>Cms:TimeZone</c>.</summary>
    public static TimeZoneInfo Zone { get; set; } = ZoneOf(null);

    /// <param name="id">An IANA name; null for Korea.</param>
    /// <exception cref="StartException">There is no such zone.</exception>
    public static TimeZoneInfo ZoneOf(string? id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id ?? "Asia/Seoul");
        }
        catch (TimeZoneNotFoundException failure)
        {
            throw new StartException($"There is no time zone '{id}'. Set Cms__TimeZone to an IANA name like Asia/Seoul, and see that tzdata is installed.", failure);
        }
    }

    public static string Format(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Zone).ToString(Seconds + ".FFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>False without an offset: the same words mean another moment elsewhere.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        var read = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
        time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)); // as PostgreSQL keeps it
        return read;
    }

    /// <summary>As <see cref="TryParse"/>, and without an offset in the site's zone: what an archive has is often a local time.</summary>
    public static bool TryParseLocal(string text, out DateTimeOffset time)
    {
        if (TryParse(text, out time))
        {
            return true;
        }

        var read = DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        time = new(local, read ? Zone.GetUtcOffset(local) : TimeSpan.Zero);
        return read;
    }

    /// <summary>Writes and reads times in JSON.</summary>
    public sealed class Converter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var time)
                ? time
                : throw new JsonException("A time has a date, a time of day and an offset (RFC 3339), like 2025-12-05T10:55:18+09:00.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
    }
}
