using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Audit;

/// <summary>What a write did to a row.</summary>
public enum AuditAction
{
    Create,
    Update,
    Delete,
}

/// <summary>A write: who, what, when, from where, before and after.</summary>
public sealed record AuditEntry
{
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The account, <c>key:NAME</c>, <c>guest</c>, or <c>system</c> for what no request caused.</summary>
    /// <example>haneul.kim</example>
    public required string Actor { get; init; }

    /// <summary>The request's method and route.</summary>
    /// <example>PATCH /v1/articles/{id}</example>
    public string? Operation { get; init; }

    /// <summary>Where it came from; of guests a keyed digest.</summary>
    /// <example>203.0.113.7</example>
    public string? Address { get; init; }

    /// <summary>The <c>traceId</c> of the request in the logs.</summary>
    public string? TraceId { get; init; }

    /// <summary>The table that was written to.</summary>
    /// <example>article</example>
    public required string Kind { get; init; }

    /// <summary>The row.</summary>
    public required string EntityId { get; init; }
    public AuditAction Action { get; init; }

    /// <summary>What the row was; of an update the columns that changed. Secrets aren't among them.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Before { get; init; }

    /// <summary>What it became.</summary>
    public IReadOnlyDictionary<string, JsonElement>? After { get; init; }
}

/// <summary>Lists every write, newest first.</summary>
/// <remarks>The log is written by the database in the same transaction as what it tells of, and can't be changed. What an import's pages became stands in its receipt.</remarks>
[Needs(Permission.ReadAudit)]
sealed class ListAuditEntries(AuditStore audit) : Endpoint<ListAuditEntries.Request, Page<AuditEntry>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>Only writes by this account, <c>key:NAME</c>, <c>guest</c> or <c>system</c>.</summary>
        public string? Actor { get; init; }

        /// <summary>Only writes to this table, like <c>article</c>.</summary>
        public string? Kind { get; init; }

        /// <summary>Only writes to this row.</summary>
        public Guid? EntityId { get; init; }

        /// <summary>Only writes that did this.</summary>
        public AuditAction? Action { get; init; }

        /// <summary>Only writes from this time on.</summary>
        [BindFrom("at[gte]")]
        public DateTimeOffset? From { get; init; }

        /// <summary>Only writes before this time.</summary>
        [BindFrom("at[lt]")]
        public DateTimeOffset? To { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Actor).MaximumLength(120);
            RuleFor(r => r.Kind).MaximumLength(50);
        }
    }

    public override void Configure() => Get("/v1/audit-entries");

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await audit.ListAsync(request, ct), isPrivate: true);
}
