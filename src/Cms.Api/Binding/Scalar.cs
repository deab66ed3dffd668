using System.Globalization;
using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Text;

namespace Cms.Api.Binding;

/// <summary>Reads single values from text: parameters, and strings in JSON.</summary>
static class Scalar
{
    /// <param name="text">What the client sent.</param>
    /// <param name="type">Text, number, UUID, truth value, time, place, enumeration or list of names, or a nullable one of these.</param>
    /// <param name="accepted">What would have been accepted, to follow "must be".</param>
    /// <returns>The value; null when the text is none.</returns>
    public static object? Read(string text, Type type, out string accepted)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        (var value, accepted) = type switch
        {
            _ when type == typeof(string) => (CmsText.Normalize(text), "a text"),
            _ when type == typeof(int) => (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (object?)null, "a whole number"),
            _ when type == typeof(double) => (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real) ? real : (object?)null, "a number"),
            _ when type == typeof(Guid) => (Guid.TryParseExact(text, "D", out var id) ? id : null, "a UUID"),
            _ when type == typeof(bool) => (text switch { "true" => true, "false" => false, _ => null }, "true or false"),
            _ when type == typeof(DateTimeOffset) => (SiteTime.TryParse(text, out var time) ? time : null, "a time with an offset (RFC 3339), like 2025-12-05T10:55:18+09:00"),
            _ when type == typeof(GeoPoint) => (GeoPoint.Parse(text), "a latitude and a longitude in degrees, like 37.57,126.97"),
            _ when type.IsAssignableTo(typeof(NameList)) => (NameList.Read(text, type, out var names), names),
            { IsEnum: true } => (EnumValue(type, text), "one of " + string.Join(", ", type.GetEnumNames().Select(JsonNamingPolicy.CamelCase.ConvertName))),
            _ => throw new InvalidOperationException($"No value of the contract is a {type}."),
        };
        return value;
    }

    static object? EnumValue(Type type, string text) =>
        type.GetEnumNames().FirstOrDefault(n => JsonNamingPolicy.CamelCase.ConvertName(n) == text) is { } name ? Enum.Parse(type, name) : null;
}
