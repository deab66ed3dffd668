using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>What every endpoint on one resource takes.</summary>
public abstract record ById
{
    /// <summary>The resource's UUID.</summary>
    public Guid Id { get; init; }
}

/// <summary>What every deletion takes.</summary>
public sealed record DeleteById : ById
{
    /// <summary>Erase it for good; for admins.</summary>
    public bool Permanent { get; init; }
}

/// <summary>What every conditional read of one resource takes.</summary>
public abstract record ConditionalRead
{
    /// <summary>Answer 304 if the resource still has this entity tag.</summary>
    [FromHeader("If-None-Match", isRequired: false)]
    public string? IfNoneMatch { get; init; }
}

/// <summary>Reads one resource by its UUID.</summary>
public sealed record ReadById : ConditionalRead
{
    /// <summary>The resource's UUID.</summary>
    public Guid Id { get; init; }
}

/// <summary>Reads one resource by its UUID or slug.</summary>
public sealed record ReadByIdOrSlug : ConditionalRead
{
    /// <summary>The resource's UUID, or its slug.</summary>
    [BindFrom("id")]
    public string IdOrSlug { get; init; } = "";
}
