using Cms.Api.Paging;
using Npgsql;

namespace Cms.Api.Audit;

/// <summary>Every statement that reads the log of writes; the database writes it.</summary>
sealed class AuditStore(NpgsqlDataSource db)
{
    const string Columns = "e.id, e.at, e.actor, e.operation, e.address, e.trace_id, e.kind, e.entity_id, e.action, e.before, e.after";

    public Task<Page<AuditEntry>> ListAsync(ListAuditEntries.Request request, CancellationToken ct) =>
        new ListStatement<AuditEntry>(Columns, "audit_entry e", ListOrder.Descending<AuditEntry>("e.id", e => e.Id))
            .Where("e.actor = @actor", "actor", request.Actor)
            .Where("e.kind = @kind", "kind", request.Kind)
            .Where("e.entity_id = @entityId", "entityId", request.EntityId?.ToString())
            .Where("e.action = @action", "action", request.Action?.ToString().ToLowerInvariant())
            .Where("e.at >= @from", "from", request.From)
            .Where("e.at < @to", "to", request.To)
            .PageAsync(db, request, ct);
}
