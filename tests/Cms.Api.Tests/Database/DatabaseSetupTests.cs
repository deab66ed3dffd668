using Cms.Api.Database;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Database;

public sealed class DatabaseSetupTests
{
    [Fact]
    public void What_the_connection_string_says_goes_before_what_we_would_say()
    {
        var own = new NpgsqlConnectionStringBuilder(DatabaseSetup.WithDefaults("Host=db;MaxPoolSize=5;No Reset On Close=false"));

        Assert.Equal((5, false, 100, 2), (own.MaxPoolSize, own.NoResetOnClose, own.MaxAutoPrepare, own.AutoPrepareMinUsages));
        Assert.Equal(16, new NpgsqlConnectionStringBuilder(DatabaseSetup.WithDefaults("Host=db")).MaxPoolSize);
    }

    [Fact]
    public async Task Times_of_any_offset_are_stored_and_read_as_the_same_instant_in_utc()
    {
        DatabaseSetup.SetUpDapper();
        await using var server = await TestServer.StartAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        var seoul = new DateTimeOffset(2025, 12, 5, 10, 55, 18, TimeSpan.FromHours(9));

        var row = await connection.QuerySingleAsync<Row>(
            "SELECT @seoul AS published_at, pg_typeof(@none)::text AS type_of_null, @none AS deleted_at", new { seoul, none = (DateTimeOffset?)null });

        Assert.Equal(seoul.ToUniversalTime(), row.PublishedAt);
        Assert.Equal(TimeSpan.Zero, row.PublishedAt.Offset);
        Assert.Equal("timestamp with time zone", row.TypeOfNull);
        Assert.Null(row.DeletedAt);
    }

    sealed record Row
    {
        public DateTimeOffset PublishedAt { get; init; }

        public string TypeOfNull { get; init; } = "";

        public DateTimeOffset? DeletedAt { get; init; }
    }
}
