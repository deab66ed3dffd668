using System.Text.Json.Serialization;

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
}
