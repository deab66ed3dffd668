using System.Text.Json;
using Cms.Api.Json;

namespace Cms.Api.Binding;

/// <summary>A parameter that names some things of a closed list, with commas between them.</summary>
public abstract class NameList
{
    HashSet<string> names = [];

    /// <summary>All that can be named, in order.</summary>
    public abstract IReadOnlyList<string> Allowed { get; }

    public bool Has(string name) => names.Contains(name);

    /// <param name="text">What the client sent.</param>
    /// <param name="type">The kind of list.</param>
    /// <param name="accepted">What would have been accepted, to follow "must be".</param>
    /// <returns>The list; null when it names what can't be named.</returns>
    internal static NameList? Read(string text, Type type, out string accepted)
    {
        var list = (NameList)Activator.CreateInstance(type)!;
        list.names = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        var unknown = list.names.Where(n => !list.Allowed.Contains(n)).ToList();
        accepted = $"some of {string.Join(", ", list.Allowed)}, with commas between them" + (unknown.Count == 0 ? "" : $"; '{string.Join("', '", unknown)}' is none of them");
        return unknown.Count == 0 ? list : null;
    }
}

/// <summary>The members of a resource that are asked for.</summary>
/// <typeparam name="T">The whole resource.</typeparam>
public sealed class Fields<T> : NameList
{
    static readonly IReadOnlyList<string> Members =
        [.. CmsJson.Options.GetTypeInfo(typeof(T)).Properties.Where(p => p.Get is not null && p.AttributeProvider?.IsDefined(typeof(NotAFieldAttribute), inherit: true) is not true).Select(p => p.Name)];

    public override IReadOnlyList<string> Allowed => Members;
}

/// <summary>What is answered along with a resource.</summary>
/// <typeparam name="T">What can be.</typeparam>
public sealed class Includes<T> : NameList where T : struct, Enum
{
    static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public override IReadOnlyList<string> Allowed => Names;

    public bool Has(T value) => Has(Names[(int)(object)value]);
}

/// <summary>A member that <c>fields=</c> doesn't name: it is there when something else brings it.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NotAFieldAttribute : Attribute;

/// <summary>Of a row of a list: it has the other members of the whole resource too, where <c>fields=</c> asks for them.</summary>
/// <param name="whole">The whole resource.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
sealed class PartOfAttribute(Type whole) : Attribute
{
    public Type Whole => whole;
}
