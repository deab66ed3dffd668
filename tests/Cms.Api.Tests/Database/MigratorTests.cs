using Cms.Api.Database;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cms.Api.Tests.Database;

public sealed class MigratorTests
{
    [Fact]
    public async Task Programs_that_start_together_migrate_once()
    {
        await using var empty = await TestServer.StartAsync(isEmpty: true);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.MigrateAsync(empty.ConnectionString, NullLogger.Instance, default)));

        await using var db = NpgsqlDataSource.Create(empty.ConnectionString);
        Assert.Empty(await Migrator.PendingAsync(db, default));
        await Migrator.RequireMigratedAsync(db, default);
        await using var connection = new NpgsqlConnection(empty.ConnectionString);
        var names = (await connection.QueryAsync<string>("SELECT scriptname FROM migration ORDER BY schemaversionsid")).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task A_database_that_lacks_migrations_is_refused_with_the_verb_that_brings_them()
    {
        await using var empty = await TestServer.StartAsync(isEmpty: true);
        await using var db = NpgsqlDataSource.Create(empty.ConnectionString);

        var e = await Assert.ThrowsAsync<StartException>(() => Migrator.RequireMigratedAsync(db, default));

        Assert.Contains("-- migrate", e.Message, StringComparison.Ordinal);
        Assert.Contains("Cms__MigrateOnStart=true", e.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Migrator.PendingAsync(db, default));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_in_one_message()
    {
        var e = await Assert.ThrowsAsync<StartException>(() => Migrator.MigrateAsync("Host=127.0.0.1;Port=1;Database=news;Username=desk;Password=hush", NullLogger.Instance, default));

        Assert.Contains("news on 127.0.0.1:1", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", e.Message, StringComparison.Ordinal);
    }
}
