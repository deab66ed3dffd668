using System.Text.Json;
using Cms.Api.Changes;
using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Webhooks;

/// <summary>Every statement on webhooks and what they are told. Nothing is sent while a transaction is open.</summary>
sealed class WebhookStore(NpgsqlDataSource db, ChangeStore changes)
{
    /// <summary>How many changes become deliveries in one transaction.</summary>
    const int Batch = 500;

    const string Columns = "w.id, w.url, w.types, w.paused_at IS NOT NULL AS is_paused, w.pause_reason, w.failures, w.created_by, w.created_at, w.updated_at";

    const string DeliveryColumns = """
        d.id, d.webhook_id, d.type, d.entity_id, d.body, d.status, CASE WHEN d.status = 'pending' THEN d.next_at END AS next_at, d.created_at,
        (SELECT COALESCE(json_agg(json_build_object('at', t.at, 'durationMs', t.duration_ms, 'status', t.status, 'answer', t.answer) ORDER BY t.at), '[]')
         FROM webhook_attempt t WHERE t.delivery_id = d.id) AS attempts
        """;

    static readonly Deletion Deletion = new("webhook", "webhook", references: null);

    public async Task<Webhook?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Webhook>(new($"SELECT {Columns} FROM webhook w WHERE w.id = @id AND w.deleted_at IS NULL", new { id }, cancellationToken: ct));
    }

    public Task<Page<Webhook>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<Webhook>(Columns, "webhook w", ListOrder.Newest<Webhook>("w.id", w => w.Id)).Where("w.deleted_at IS NULL").PageAsync(db, request, ct);

    /// <summary>Stores a webhook, which is told of what changes from now on.</summary>
    public async Task<Webhook> CreateAsync(Guid id, WebhookInput input, byte[] secret, string author, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO webhook (id, url, types, secret, position, paused_at, created_by)
            VALUES (@id, @Url, @types, @secret, @position, CASE WHEN @IsPaused THEN now() END, @author)
            """;
        var position = (await changes.EndAsync(ct)).ToString();
        await db.InTransactionAsync(connection => connection.ExecuteAsync(new(sql, new { id, input.Url, types = input.Types.ToArray(), secret, position, input.IsPaused, author }, cancellationToken: ct)), ct);
        return (await FindAsync(id, ct))!;
    }

    /// <summary>Replaces a webhook by what <paramref name="change"/> makes of it. One that goes on sends what has waited at once.</summary>
    public async Task<Webhook> UpdateAsync(Guid id, Func<Webhook, WebhookInput> change, CancellationToken ct)
    {
        const string find = $"SELECT {Columns} FROM webhook w WHERE w.id = @id AND w.deleted_at IS NULL FOR UPDATE";
        const string sql = """
            UPDATE webhook
            SET url = @Url, types = @types, paused_at = CASE WHEN @IsPaused THEN COALESCE(paused_at, now()) END, pause_reason = CASE WHEN @IsPaused THEN pause_reason END,
                failures = CASE WHEN @IsPaused THEN failures ELSE 0 END, updated_at = now()
            WHERE id = @id
            """;
        const string wake = "UPDATE webhook_delivery SET next_at = now() WHERE webhook_id = @id AND status = 'pending'";
        await db.InTransactionAsync(async connection =>
        {
            var current = await connection.QuerySingleOrDefaultAsync<Webhook>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("webhook", id);
            var input = change(current);
            await connection.ExecuteAsync(new(sql, new { id, input.Url, types = input.Types.ToArray(), input.IsPaused }, cancellationToken: ct));
            return current.IsPaused && !input.IsPaused ? await connection.ExecuteAsync(new(wake, new { id }, cancellationToken: ct)) : 0;
        }, ct);
        return (await FindAsync(id, ct))!;
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    public Task<Page<WebhookDelivery>> ListDeliveriesAsync(Guid webhookId, DeliveryStatus? status, ListRequest request, CancellationToken ct) =>
        new ListStatement<WebhookDelivery>(DeliveryColumns, "webhook_delivery d", ListOrder.Newest<WebhookDelivery>("d.id", d => d.Id))
            .Where("d.webhook_id = @webhookId", "webhookId", webhookId)
            .Where("d.status = @status", "status", status?.ToString().ToLowerInvariant())
            .PageAsync(db, request, ct);

    public async Task<WebhookDelivery?> FindDeliveryAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<WebhookDelivery>(new($"SELECT {DeliveryColumns} FROM webhook_delivery d WHERE d.id = @id", new { id }, cancellationToken: ct));
    }

    /// <summary>Has a delivery sent again, with all its attempts before it.</summary>
    public async Task<WebhookDelivery> RedeliverAsync(Guid id, CancellationToken ct)
    {
        const string sql = "UPDATE webhook_delivery SET status = 'pending', attempts = 0, next_at = now(), ended_at = NULL WHERE id = @id";
        var found = await db.InTransactionAsync(connection => connection.ExecuteAsync(new(sql, new { id }, cancellationToken: ct)), ct);
        return found > 0 ? (await FindDeliveryAsync(id, ct))! : throw ProblemException.NotFound("delivery", id);
    }

    /// <summary>Makes deliveries of what has changed, for one webhook that no other instance is at; paused ones too, whose deliveries wait.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> FanOutAsync(CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string behind = """
            SELECT w.id, w.types, w.position FROM webhook w
            WHERE w.deleted_at IS NULL AND w.position <> COALESCE((SELECT c.xid::text || '-' || c.seq FROM change c WHERE c.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY c.xid DESC, c.seq DESC LIMIT 1), w.position)
            ORDER BY w.id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
        const string insert = """
            INSERT INTO webhook_delivery (id, webhook_id, type, entity_id, body)
            SELECT d.id, @webhookId, d.type, d.entity_id, d.body FROM unnest(@ids, @types, @entityIds, @bodies) WITH ORDINALITY AS d (id, type, entity_id, body, position) ORDER BY d.position
            """;
        const string move = "UPDATE webhook SET position = @position WHERE id = @webhookId";
        var rows = (await connection.QueryAsync<(Guid Id, string[] Types, string Position)>(new(behind, cancellationToken: ct))).AsList();
        if (rows is not [var (webhookId, wanted, position)])
        {
            return false;
        }

        var page = await ReadAsync(ChangePosition.Parse(position, "after"), ct);
        var told = page.Data.Where(c => wanted.Length == 0 ? !c.Type.EndsWith(".saved", StringComparison.Ordinal) : wanted.Contains(c.Type)).Select(c => (Id: Guid.CreateVersion7(), Change: c)).ToList();
        var arguments = new
        {
            webhookId,
            ids = told.Select(t => t.Id).ToArray(),
            types = told.Select(t => t.Change.Type).ToArray(),
            entityIds = told.Select(t => t.Change.Id).ToArray(),
            bodies = told.Select(t => BodyOf(t.Change)).ToArray(),
            position = page.Next,
        };
        await connection.ExecuteAsync(new(insert, arguments, cancellationToken: ct));
        await connection.ExecuteAsync(new(move, arguments, cancellationToken: ct));
        return page.Data.Count > 0;
    }, ct);

    /// <summary>What has changed since; all that is kept, where nothing had changed for longer than that.</summary>
    async Task<ChangePage> ReadAsync(ChangePosition after, CancellationToken ct)
    {
        try
        {
            return await changes.ReadAsync(after, publicOnly: false, Batch, ct);
        }
        catch (ProblemException expired) when (expired.Code == ProblemCode.ChangesExpired)
        {
            return await changes.ReadAsync(ChangePosition.Start, publicOnly: false, Batch, ct);
        }
    }

    /// <summary>What is due, the first of each resource only, leased to this instance.</summary>
    public async Task<IReadOnlyList<DueDelivery>> LeaseAsync(TimeSpan lease, int limit, CancellationToken ct)
    {
        const string sql = """
            UPDATE webhook_delivery d SET leased_until = now() + @lease, attempts = d.attempts + 1
            FROM (SELECT p.id, w.url, w.secret FROM webhook_delivery p JOIN webhook w ON w.id = p.webhook_id
                  WHERE p.status = 'pending' AND p.next_at <= now() AND COALESCE(p.leased_until < now(), true) AND w.paused_at IS NULL AND w.deleted_at IS NULL
                    AND NOT EXISTS (SELECT FROM webhook_delivery e WHERE e.webhook_id = p.webhook_id AND e.entity_id = p.entity_id AND e.status = 'pending' AND e.seq < p.seq)
                  ORDER BY p.next_at LIMIT @limit FOR UPDATE OF p SKIP LOCKED) due
            WHERE d.id = due.id
            RETURNING d.id, d.webhook_id, d.body, d.attempts, due.url, due.secret
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<DueDelivery>(new(sql, new { lease, limit }, cancellationToken: ct))).AsList();
    }

    /// <summary>Writes down what became of an attempt, and when the next one is.</summary>
    /// <param name="delivery">What was sent.</param>
    /// <param name="attempt">How it went.</param>
    /// <param name="retryAfter">When to try again; null for never.</param>
    /// <param name="pauseAfter">So many failures in a row pause the webhook.</param>
    /// <param name="ct">Cancels.</param>
    public Task RecordAsync(DueDelivery delivery, WebhookAttempt attempt, TimeSpan? retryAfter, int pauseAfter, CancellationToken ct) => db.InTransactionAsync(connection =>
    {
        const string sql = """
            INSERT INTO webhook_attempt (delivery_id, at, duration_ms, status, answer) VALUES (@Id, @At, @DurationMs, @Status, @Answer);
            UPDATE webhook_delivery
            SET status = CASE WHEN @isDone THEN 'delivered' WHEN @retryAfter::interval IS NULL THEN 'dead' ELSE 'pending' END,
                next_at = now() + COALESCE(@retryAfter, interval '0'), leased_until = NULL, ended_at = CASE WHEN @isDone OR @retryAfter::interval IS NULL THEN now() END
            WHERE id = @Id;
            UPDATE webhook
            SET failures = CASE WHEN @isDone THEN 0 ELSE failures + 1 END,
                paused_at = CASE WHEN NOT @isDone AND (failures + 1 >= @pauseAfter OR @Status = 410) THEN COALESCE(paused_at, now()) ELSE paused_at END,
                pause_reason = CASE WHEN @isDone OR paused_at IS NOT NULL THEN pause_reason WHEN @Status = 410 THEN 'The target answered 410: it is gone.'
                                    WHEN failures + 1 >= @pauseAfter THEN (failures + 1) || ' attempts in a row have failed.' END
            WHERE id = @WebhookId AND (failures > 0 OR NOT @isDone)
            """;
        var arguments = new { delivery.Id, delivery.WebhookId, attempt.At, attempt.DurationMs, attempt.Status, attempt.Answer, isDone = attempt.Status is >= 200 and < 300, retryAfter, pauseAfter };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }, ct);

    /// <summary>Forgets what was delivered so long ago.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        const string sql = "DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery WHERE status = 'delivered' AND ended_at < now() - @age LIMIT 10000)";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new(sql, new { age }, cancellationToken: ct));
    }

    static string BodyOf(Change change) => JsonSerializer.Serialize(
        new { type = change.Type, timestamp = change.At, data = new { id = change.Id, version = change.Version, position = change.Position } }, CmsJson.Options);
}

/// <summary>A delivery whose time it is.</summary>
sealed record DueDelivery
{
    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }
    public required string Body { get; init; }

    /// <summary>This attempt's number, from 1.</summary>
    public int Attempts { get; init; }
    public required string Url { get; init; }
    public required byte[] Secret { get; init; }
}
