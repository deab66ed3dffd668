using Cms.Api.Audit;
using Cms.Api.Database;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Every statement that takes an import back. They go through what the import noted, a statement a table, however many documents it had.</summary>
sealed class ImportUndo(NpgsqlDataSource db)
{
    const int MaxLeftShown = 100;

    /// <summary>What the import did to each article: made it or changed it, which version it wrote last, and what was before its first change.</summary>
    const string Touched = """
        CREATE TEMPORARY TABLE undone ON COMMIT DROP AS
        SELECT 'article' AS kind, t.article_id AS id, (array_agg(t.outcome ORDER BY t.index))[1] = 'created' AS is_made, max(t.article_version) AS version,
               (array_agg(t.before ORDER BY t.index))[1] AS before, NULL::timestamptz AS before_at, NULL::timestamptz AS changed_at, false AS is_done
        FROM import_item t WHERE t.import_id = @id AND t.article_version IS NOT NULL GROUP BY t.article_id
        UNION ALL
        SELECT c.kind, c.entity_id, c.before IS NULL, NULL, c.before, c.before_at, c.changed_at, false FROM import_change c WHERE c.import_id = @id
        """;

    /// <summary>Of a temporary table PostgreSQL knows nothing until it is told, and would go through all of it for each row of another.</summary>
    const string Index = "CREATE UNIQUE INDEX ON undone (id, kind); ANALYZE undone";

    /// <summary>What stands in the way of erasing an article: comments that are no part of the import, and collections.</summary>
    const string RemoveArticles = """
        WITH removed AS (
            DELETE FROM article a USING undone u
            WHERE u.kind = 'article' AND u.is_made AND a.id = u.id AND a.version = u.version AND a.deleted_at IS NULL
              AND NOT EXISTS (SELECT FROM comment c WHERE c.article_id = a.id AND c.deleted_at IS NULL
                              AND NOT EXISTS (SELECT FROM undone o WHERE o.kind = 'comment' AND o.id = c.id AND o.changed_at = c.updated_at))
              AND a.id NOT IN (SELECT (s.slot ->> 'articleId')::uuid FROM collection b CROSS JOIN LATERAL jsonb_array_elements(b.slots) AS s (slot) WHERE b.deleted_at IS NULL)
            RETURNING a.id)
        UPDATE undone u SET is_done = true FROM removed r WHERE u.kind = 'article' AND u.id = r.id
        """;

    const string RestoreArticles = """
        WITH restored AS (
            UPDATE article a
            SET title = f.title, subtitle = f.subtitle, body = f.body, body_text = f."bodyText", tags = f.tags, source = f.source, external_id = f."externalId",
                dateline = f.dateline, copyright = f.copyright, published_at = f."publishedAt", likeness = f.likeness,
                category_id = (SELECT c.id FROM category c WHERE c.id = (f.category ->> 'id')::uuid),
                version = a.version + 1, updated_at = now(), updated_by = @author
            FROM undone u CROSS JOIN LATERAL json_to_record(u.before -> 'fields') AS f (
                title text, subtitle text, body text, "bodyText" text, tags text[], source text, "externalId" text, dateline text, copyright text, "publishedAt" timestamptz,
                likeness integer[], category json)
            WHERE u.kind = 'article' AND NOT u.is_made AND a.id = u.id AND a.version = u.version AND a.deleted_at IS NULL
            RETURNING a.id)
        UPDATE undone u SET is_done = true FROM restored r WHERE u.kind = 'article' AND u.id = r.id
        """;

    const string ClearBylines = "DELETE FROM article_reporter ar USING undone u WHERE u.kind = 'article' AND NOT u.is_made AND u.is_done AND ar.article_id = u.id";

    const string RestoreBylines = """
        INSERT INTO article_reporter (article_id, position, reporter_id, sorted_at)
        SELECT a.id, b.position, r.id, a.sorted_at
        FROM undone u JOIN article a ON a.id = u.id CROSS JOIN LATERAL json_array_elements(u.before #> '{fields,reporters}') WITH ORDINALITY AS b (reporter, position)
        JOIN reporter r ON r.id = (b.reporter ->> 'id')::uuid
        WHERE u.kind = 'article' AND NOT u.is_made AND u.is_done
        """;

    /// <summary>
    /// What was remembered of the import before: also of articles that it left as they were, unless a later one is remembered. An identity that another article has by now
    /// stays with that one.
    /// </summary>
    const string RestoreIdentities = """
        WITH remembered AS (
            SELECT DISTINCT ON (t.article_id) t.article_id, t.before -> 'imported' AS imported, decode(t.before #>> '{imported,identity}', 'base64') AS identity
            FROM import_item t WHERE t.import_id = @id AND t.before IS NOT NULL ORDER BY t.article_id, t.index)
        UPDATE imported_article i
        SET identity = CASE WHEN EXISTS (SELECT FROM imported_article o WHERE o.identity = r.identity) THEN i.identity ELSE r.identity END,
            fingerprint = decode(r.imported ->> 'fingerprint', 'base64'), fields = r.imported -> 'fields',
            import_id = (r.imported ->> 'importId')::uuid, import_index = (r.imported ->> 'importIndex')::integer,
            origin = (r.imported ->> 'origin')::uuid, origin_index = (r.imported ->> 'originIndex')::integer
        FROM remembered r LEFT JOIN undone u ON u.kind = 'article' AND u.id = r.article_id
        WHERE i.article_id = r.article_id AND CASE WHEN u.id IS NULL THEN i.import_id = @id ELSE u.is_done END
        """;

    /// <summary>Of an article that is left, comments and weather may be gone: its page is not the same again, but compared.</summary>
    const string ForgetFingerprints = "UPDATE imported_article i SET fingerprint = '' FROM undone u WHERE u.kind = 'article' AND NOT u.is_done AND i.article_id = u.id";

    /// <summary>
    /// The import before wrote what is there again, unless somebody had changed that: it can be undone in its turn. Between the two may be others that left the article as it was.
    /// </summary>
    const string RestoreVersions = """
        WITH RECURSIVE earlier AS (
            SELECT u.id, (u.before ->> 'version')::integer AS version, (u.before #>> '{imported,importId}')::uuid AS import_id, (u.before #>> '{imported,importIndex}')::integer AS index
            FROM undone u WHERE u.kind = 'article' AND NOT u.is_made AND u.is_done
            UNION ALL
            SELECT e.id, e.version, (t.before #>> '{imported,importId}')::uuid, (t.before #>> '{imported,importIndex}')::integer
            FROM earlier e JOIN import_item t ON t.import_id = e.import_id AND t.index = e.index WHERE t.article_version IS NULL)
        UPDATE import_item t SET article_version = a.version
        FROM earlier e JOIN article a ON a.id = e.id
        WHERE t.import_id = e.import_id AND t.index = e.index AND t.article_version = e.version
        """;

    /// <summary>The same of what is no article.</summary>
    const string RestoreChanges = """
        UPDATE import_change c SET changed_at = now()
        FROM undone u WHERE u.kind <> 'article' AND u.is_done AND c.kind = u.kind AND c.entity_id = u.id AND c.changed_at = u.before_at
        """;

    const string RemoveComments = """
        DELETE FROM comment c USING undone u
        WHERE u.kind = 'comment' AND c.id = u.id AND c.updated_at = u.changed_at AND c.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM comment r WHERE r.parent_id = c.id AND NOT EXISTS (SELECT FROM undone o WHERE o.kind = 'comment' AND o.id = r.id))
        """;

    const string RemoveSnapshots = """
        DELETE FROM weather_snapshot w USING undone u WHERE u.kind = 'weatherSnapshot' AND u.is_made AND w.id = u.id AND w.updated_at = u.changed_at AND w.deleted_at IS NULL
        """;

    const string RestoreSnapshots = """
        WITH restored AS (
            UPDATE weather_snapshot w SET updated_at = now() FROM undone u
            WHERE u.kind = 'weatherSnapshot' AND NOT u.is_made AND w.id = u.id AND w.updated_at = u.changed_at AND w.deleted_at IS NULL
            RETURNING w.id)
        UPDATE undone u SET is_done = true FROM restored r WHERE u.kind = 'weatherSnapshot' AND u.id = r.id
        """;

    const string ClearObservations = "DELETE FROM weather_observation o USING undone u WHERE u.kind = 'weatherSnapshot' AND u.is_done AND o.snapshot_id = u.id";

    const string RestoreObservations = """
        INSERT INTO weather_observation (snapshot_id, position, taken_at, station, station_id, condition, condition_text, temperature_c)
        SELECT u.id, b.position, w.taken_at, o.station, o."stationId", o.condition, o."conditionText", o."temperatureC"
        FROM undone u JOIN weather_snapshot w ON w.id = u.id CROSS JOIN LATERAL json_array_elements(u.before) WITH ORDINALITY AS b (observation, position)
        CROSS JOIN LATERAL json_to_record(b.observation) AS o (station text, "stationId" integer, condition text, "conditionText" text, "temperatureC" numeric)
        WHERE u.kind = 'weatherSnapshot' AND u.is_done
        """;

    const string RemoveReporters = """
        DELETE FROM reporter r USING undone u
        WHERE u.kind = 'reporter' AND u.is_made AND r.id = u.id AND r.updated_at = u.changed_at AND r.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM article_reporter ar WHERE ar.reporter_id = r.id)
        """;

    const string RestoreReporters = """
        WITH restored AS (
            UPDATE reporter r SET emails = ARRAY(SELECT json_array_elements_text(u.before)), updated_at = now() FROM undone u
            WHERE u.kind = 'reporter' AND NOT u.is_made AND r.id = u.id AND r.updated_at = u.changed_at AND r.deleted_at IS NULL
            RETURNING r.id)
        UPDATE undone u SET is_done = true FROM restored r WHERE u.kind = 'reporter' AND u.id = r.id
        """;

    const string RemoveCategories = """
        DELETE FROM category c USING undone u
        WHERE u.kind = 'category' AND c.id = u.id AND c.updated_at = u.changed_at AND c.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM article a WHERE a.category_id = c.id) AND NOT EXISTS (SELECT FROM category b WHERE b.parent_id = c.id)
          AND NOT EXISTS (SELECT FROM collection b WHERE b.fallback_category_id = c.id AND b.deleted_at IS NULL)
        """;

    /// <summary>What is as it was before is no longer the import's: another undo of it finds what this one leaves alone.</summary>
    const string ForgetArticles = """
        UPDATE import_item t SET article_version = NULL, before = NULL
        FROM undone u WHERE u.kind = 'article' AND NOT u.is_made AND u.is_done AND t.import_id = @id AND t.article_id = u.id AND t.article_version IS NOT NULL
        """;

    /// <summary>The same of what is no article.</summary>
    const string ForgetChanges = "DELETE FROM import_change c USING undone u WHERE u.kind <> 'article' AND u.is_done AND c.import_id = @id AND c.kind = u.kind AND c.entity_id = u.id";

    const string Left = """
        SELECT count(*) OVER () AS total, u.kind, u.id, l.is_changed
        FROM undone u
        JOIN LATERAL (
            SELECT a.version <> u.version OR a.deleted_at IS NOT NULL AS is_changed FROM article a WHERE u.kind = 'article' AND a.id = u.id
            UNION ALL SELECT c.updated_at <> u.changed_at OR c.deleted_at IS NOT NULL FROM comment c WHERE u.kind = 'comment' AND c.id = u.id
            UNION ALL SELECT true FROM weather_snapshot w WHERE u.kind = 'weatherSnapshot' AND w.id = u.id
            UNION ALL SELECT r.updated_at <> u.changed_at OR r.deleted_at IS NOT NULL FROM reporter r WHERE u.kind = 'reporter' AND r.id = u.id
            UNION ALL SELECT c.updated_at <> u.changed_at OR c.deleted_at IS NOT NULL FROM category c WHERE u.kind = 'category' AND c.id = u.id) l ON true
        WHERE NOT u.is_done ORDER BY u.kind, u.id LIMIT @MaxLeftShown
        """;

    /// <exception cref="ProblemException">404, or 409 for an import that is still at work, was a dry run or is undone already with nothing left.</exception>
    public Task<UndoneImport> UndoAsync(Guid id, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        await ImportStore.LockAsync(connection, ct);
        var isAgain = await RequireStoredAsync(connection, id, ct);
        var arguments = new { id, author, MaxLeftShown };
        await AuditContext.ApplyAsync(connection, ct, isImport: true);
        await RunAsync(Touched);
        await RunAsync(Index);
        var none = new UndoneCounts(0, 0, 0, 0, 0);
        var removed = none with { Articles = await RunAsync(RemoveArticles) };
        var restored = none with { Articles = await RunAsync(RestoreArticles) };
        await RunAsync(ClearBylines);
        await RunAsync(RestoreBylines);
        await RunAsync(RestoreIdentities);
        await RunAsync(ForgetFingerprints);
        await RunAsync(RestoreVersions);
        removed = removed with { Comments = await RunAsync(RemoveComments), WeatherSnapshots = await RunAsync(RemoveSnapshots) };
        restored = restored with { WeatherSnapshots = await RunAsync(RestoreSnapshots) };
        await RunAsync(ClearObservations);
        await RunAsync(RestoreObservations);
        removed = removed with { Reporters = await RunAsync(RemoveReporters), Categories = await RunAsync(RemoveCategories) };
        restored = restored with { Reporters = await RunAsync(RestoreReporters) };
        await RunAsync(RestoreChanges);
        await RunAsync("UPDATE import SET status = 'undone' WHERE id = @id");
        await RunAsync(ForgetArticles);
        await RunAsync(ForgetChanges);
        var left = (await connection.QueryAsync<(int Total, string Kind, Guid Id, bool IsChanged)>(new(Left, arguments, commandTimeout: 0, cancellationToken: ct))).ToList();
        if (isAgain && removed == none && restored == none && left.Count == 0)
        {
            throw new ProblemException(ProblemCode.ImportEnded, "The import is undone already, and nothing of it was left.");
        }

        return new UndoneImport(
            id,
            removed,
            restored,
            left.Count == 0 ? 0 : left[0].Total,
            [.. left.Select(l => new LeftBehind(Enum.Parse<UndoneKind>(l.Kind, ignoreCase: true), l.Id, l.IsChanged ? LeftReason.Changed : LeftReason.InUse))]);

        Task<int> RunAsync(string sql) => connection.ExecuteAsync(new(sql, arguments, commandTimeout: 0, cancellationToken: ct));
    }, ct);

    /// <returns>Whether it was undone before: there may be something that was left then.</returns>
    static async Task<bool> RequireStoredAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = "SELECT status, COALESCE((options ->> 'dryRun')::boolean, false) AS is_dry_run FROM import WHERE id = @id FOR UPDATE";
        var import = await connection.QuerySingleOrDefaultAsync<(string? Status, bool IsDryRun)>(new(sql, new { id }, cancellationToken: ct));
        var refusal = import switch
        {
            { Status: null } => ProblemException.NotFound("import", id),
            { Status: "receiving" or "running" or "cancelling" } => new ProblemException(ProblemCode.ImportRunning, "The import is still at work; cancel it, or wait until it is done."),
            { IsDryRun: true } => new ProblemException(ProblemCode.ImportEnded, "A dry run has stored nothing."),
            _ => null,
        };
        return refusal is null ? import.Status == "undone" : throw refusal;
    }
}
