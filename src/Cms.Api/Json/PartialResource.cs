using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cms.Api.Binding;

namespace Cms.Api.Json;

/// <summary>A resource of which only the members that were asked for are answered, and always its id.</summary>
/// <param name="Resource">The whole, or as much of it as was read.</param>
/// <param name="Fields">The members that were asked for.</param>
[JsonConverter(typeof(Converter))]
sealed record PartialResource(object Resource, NameList Fields)
{
    sealed class Converter : JsonConverter<PartialResource>
    {
        public override PartialResource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("It is only ever answered.");

        public override void Write(Utf8JsonWriter writer, PartialResource value, JsonSerializerOptions options) => Write(writer, value.Resource, value.Fields, options);

        static void Write(Utf8JsonWriter writer, object resource, NameList fields, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var member in options.GetTypeInfo(resource.GetType()).Properties)
            {
                var isField = !Has<NotAFieldAttribute>(member);
                if (member.Get is null || (isField && member.Name != "id" && !fields.Has(member.Name)) || (member.Get(resource) is var value && value is null && Has<JsonIgnoreAttribute>(member)))
                {
                    continue;
                }

                writer.WritePropertyName(member.Name);
                if (value is IEnumerable below && member.PropertyType.IsGenericType && member.PropertyType.GenericTypeArguments[0] == resource.GetType())
                {
                    writer.WriteStartArray(); // a category's categories: the same of each
                    foreach (var child in below)
                    {
                        Write(writer, child, fields, options);
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    JsonSerializer.Serialize(writer, value, member.PropertyType, options);
                }
            }

            writer.WriteEndObject();
        }

        static bool Has<T>(JsonPropertyInfo member) => member.AttributeProvider?.IsDefined(typeof(T), inherit: true) is true;
    }
}
