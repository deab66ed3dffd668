using System.Text.Json.Serialization;
using Cms.Api.Text;

namespace Cms.Api.Tags;

/// <summary>A tag, and how much is tagged with it.</summary>
public sealed record Tag
{
    /// <summary>Its place in the list.</summary>
    [JsonIgnore]
    public long Position { get; init; }

    /// <example>공무원</example>
    public required string Name { get; init; }

    /// <summary>The articles with it that readers see.</summary>
    public long Articles { get; init; }

    /// <summary>What it was called before, and what was merged into it: whoever writes these writes the tag.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>A name as it stands in a path, where the server leaves an escaped slash as it is.</summary>
    internal static string InPath(string name) => CmsText.Line(name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) ?? "";
}
