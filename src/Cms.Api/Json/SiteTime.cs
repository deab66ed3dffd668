using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Database;

namespace Cms.Api.Json;

/// <summary>Times as the API reads and writes them: RFC 3339 with an offset, answered in the site's zone.</summary>
public static class SiteTime
{
    const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    const int UpToSeconds = 19; // bytes before the fraction
    const int OffsetLength = 6;
    const int Longest = 33; // 2025-12-05T10:55:18.0000000+09:00

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

    public static string Format(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(text[..Format(time, text)]);
    }

    /// <summary>In microseconds without the zeros at their end: the round-trip format, of which .NET makes ten times as many as of one that is spelt out.</summary>
    /// <returns>How many bytes it takes.</returns>
    static int Format(DateTimeOffset time, Span<byte> text)
    {
        TimeZoneInfo.ConvertTime(time, Zone).TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var fraction = text[UpToSeconds..(Longest - OffsetLength - 1)].TrimEnd((byte)'0');
        var end = UpToSeconds + (fraction.Length == 1 ? 0 : fraction.Length); // a point alone
        text[(Longest - OffsetLength)..].CopyTo(text[end..]);
        return end + OffsetLength;
    }

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

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Longest];
            writer.WriteStringValue(text[..Format(value, text)]);
        }
    }
}
