using System.Text.Json.Serialization;

namespace Cms.Api.Problems;

/// <summary>What went wrong, in the shape of RFC 9457.</summary>
public sealed record Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>Address of the description of the code.</summary>
    /// <example>/v1/problems/validation-failed</example>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words.</summary>
    /// <example>The request breaks a rule</example>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    /// <example>400</example>
    public required int Status { get; init; }

    /// <summary>What happened this time.</summary>
    public required string? Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    /// <example>/v1/articles</example>
    public required string Instance { get; init; }

    /// <summary>Stable name of the kind of problem; <c>GET /v1/problems</c> lists them all.</summary>
    /// <example>validation-failed</example>
    public required string Code { get; init; }

    /// <summary>Quote this when reporting the problem.</summary>
    public required string TraceId { get; init; }

    /// <summary>The fields at fault; empty when no field is.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }

    /// <summary>Members that one kind of problem adds: the current version of a stale one, the items of a failed import.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Extensions { get; init; }
}

/// <summary>One field at fault: a member of the body (<c>pointer</c>), or a parameter of path, query or header.</summary>
public sealed record FieldError
{
    /// <summary>Where in the body, as a JSON Pointer (RFC 6901).</summary>
    /// <example>/title</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pointer { get; init; }

    /// <summary>The parameter or header by its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parameter { get; init; }

    /// <summary>Position of the document in the import, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Index { get; init; }

    /// <summary>The file's name in the import.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FileName { get; init; }

    /// <summary>The line in the body or the imported page, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>Stable name of the broken rule.</summary>
    /// <example>required</example>
    public required string Code { get; init; }

    /// <summary>The broken rule in words, with what would be accepted.</summary>
    /// <example>'title' must not be empty.</example>
    public required string Message { get; init; }

    /// <summary>A fault of one member of the body.</summary>
    public static FieldError At(string pointer, string code, string message) => new() { Pointer = pointer, Code = code, Message = message };

    /// <summary>A fault of a parameter or header.</summary>
    public static FieldError Of(string parameter, string code, string message) => new() { Parameter = parameter, Code = code, Message = message };
}
