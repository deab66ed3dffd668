using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Text;

namespace Cms.Api.Binding;

/// <summary>Compares a body with the type it is to become, and tells every difference at once.</summary>
static class JsonShape
{
    /// <param name="value">The body or a part of it.</param>
    /// <param name="type">What it is to become.</param>
    /// <param name="isPatch">Null is welcome for every member: it clears.</param>
    public static List<FieldError> Check(JsonElement value, Type type, bool isPatch = false)
    {
        var errors = new List<FieldError>();
        Check(value, CmsJson.Options.GetTypeInfo(type), "", isPatch, errors);
        return errors;
    }

    static void Check(JsonElement value, JsonTypeInfo type, string pointer, bool isPatch, List<FieldError> errors)
    {
        if (MergePatch.IsOne(type.Type))
        {
            (type, isPatch) = (CmsJson.Options.GetTypeInfo(type.Type.GenericTypeArguments[0]), true);
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, type, pointer, isPatch, errors);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var element = CmsJson.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Check(item, element, $"{pointer}/{index++}", isPatch: false, errors);
                }

                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                errors.Add(WrongType(pointer, type.Kind == JsonTypeInfoKind.Object ? "an object" : "an array"));
                break;
            default:
                CheckScalar(value, type.Type, pointer, errors);
                break;
        }
    }

    static void CheckMembers(JsonElement value, JsonTypeInfo type, string pointer, bool isPatch, List<FieldError> errors)
    {
        var readOnly = ReadOnlyMembersAttribute.Of(type.Type);
        foreach (var member in value.EnumerateObject())
        {
            if (!IsText(member))
            {
                errors.Add(FieldError.At(pointer, FieldCode.NotText, "A member's name has a NUL or half a surrogate pair."));
                continue;
            }

            var at = Pointer(pointer, member.Name);
            if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property)
            {
                if (!readOnly.Contains(member.Name))
                {
                    errors.Add(FieldError.At(at, FieldCode.UnknownMember, $"There is no member '{member.Name}': known are {string.Join(", ", type.Properties.Select(p => p.Name))}."));
                }
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                if (!isPatch && !property.IsSetNullable)
                {
                    errors.Add(FieldError.At(at, FieldCode.Required, $"'{member.Name}' can't be null."));
                }
            }
            else if (!IsRawText(member.Value, property))
            {
                Check(member.Value, CmsJson.Options.GetTypeInfo(property.PropertyType), at, isPatch, errors);
            }
        }
    }

    /// <summary>The JSON Pointer (RFC 6901) of a member.</summary>
    public static string Pointer(string parent, string name) => $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    static void CheckScalar(JsonElement value, Type type, string pointer, List<FieldError> errors)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(decimal))
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out _))
            {
                errors.Add(WrongType(pointer, "a number"));
            }
        }
        else if (type == typeof(int) || type == typeof(bool))
        {
            if (value.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
                || Scalar.Read(value.GetRawText(), type, out _) is null)
            {
                errors.Add(WrongType(pointer, type == typeof(int) ? "a whole number" : "true or false"));
            }
        }
        else if (value.ValueKind != JsonValueKind.String)
        {
            Scalar.Read("", type, out var accepted);
            errors.Add(WrongType(pointer, accepted));
        }
        else if (type != typeof(string) || !IsPlain(value))
        {
            CheckText(value, type, pointer, errors);
        }
    }

    static void CheckText(JsonElement value, Type type, string pointer, List<FieldError> errors)
    {
        if (TextOf(value) is not { } text)
        {
            errors.Add(FieldError.At(pointer, FieldCode.NotText, $"{Name(pointer)} has a NUL or half a surrogate pair."));
        }
        else if (Scalar.Read(text, type, out var accepted) is null)
        {
            errors.Add(WrongType(pointer, accepted));
        }
    }

    /// <summary>Whether the bytes alone tell that it is text: nothing else than an escape can stand for NUL or half a pair.</summary>
    static bool IsPlain(JsonElement value) =>
        JsonMarshal.GetRawUtf8Value(value) is var bytes && bytes.IndexOf("\\u"u8) < 0 && Utf8.IsValid(bytes);

    static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && CmsText.IsText(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // an escaped half of a surrogate pair, or bytes that are no UTF-8
        }
    }

    /// <summary>Whether it is a string that may have NULs, and otherwise has whole characters.</summary>
    static bool IsRawText(JsonElement value, JsonPropertyInfo property)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && !IsPlain(value) && RawTextAttribute.IsOn(property) && value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static bool IsText(JsonProperty member)
    {
        try
        {
            return CmsText.IsText(member.Name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static FieldError WrongType(string pointer, string accepted) => FieldError.At(pointer, FieldCode.WrongType, $"{Name(pointer)} must be {accepted}.");

    static string Name(string pointer) => pointer.Length == 0 ? "The body" : $"'{pointer[1..]}'";
}
