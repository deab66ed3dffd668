using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Cms.Api.Binding;

/// <summary>
/// Names the type that this body is read back as: its members that the body doesn't have are read-only,
/// and ignored when they are sent, so that what was read can be PUT back.
/// </summary>
/// <param name="resource">What the API answers.</param>
[AttributeUsage(AttributeTargets.Class)]
sealed class ReadOnlyMembersAttribute(Type resource) : Attribute
{
    static readonly ConcurrentDictionary<Type, HashSet<string>> Known = new();

    public Type Resource => resource;

    /// <summary>The read-only members of a body type, by their JSON names.</summary>
    public static HashSet<string> Of(Type body) => Known.GetOrAdd(body, static type => type.GetCustomAttribute<ReadOnlyMembersAttribute>() is { } attribute
        ? [.. attribute.Resource.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))]
        : []);
}
