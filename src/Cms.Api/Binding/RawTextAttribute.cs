using System.Text.Json.Serialization.Metadata;

namespace Cms.Api.Binding;

/// <summary>A text as it was found, which its reader cleans: it may have NULs.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class RawTextAttribute : Attribute
{
    public static bool IsOn(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(RawTextAttribute), inherit: false) is true;
}
