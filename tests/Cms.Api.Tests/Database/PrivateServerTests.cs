using System.Diagnostics;
using System.Globalization;
using Cms.Api.Database;
using Npgsql;

namespace Cms.Api.Tests.Database;

/// <summary>One server for all of these; every test begins with it stopped or running, and must not care.</summary>
public sealed class PrivateServerTests(PrivateServerTests.Place place) : IClassFixture<PrivateServerTests.Place>
{
    [Fact]
    public async Task Two_programs_share_it_and_the_last_to_leave_stops_it()
    {
        var server = await place.ServerAsync();
        var leases = await Task.WhenAll(server.LeaseAsync(false, default), (await place.ServerAsync()).LeaseAsync(false, default));
        Assert.Equal(leases[0].ConnectionString, leases[1].ConnectionString);

        await leases[0].DisposeAsync();
        Assert.Equal(1, await ScalarAsync(leases[1], "SELECT 1"));

        await leases[1].DisposeAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => ScalarAsync(leases[1], "SELECT 1"));
        Assert.False(File.Exists(place.PidFile));
    }

    [Fact]
    public async Task Its_data_survives_a_restart()
    {
        var mark = $"mark_{Guid.NewGuid():N}";
        await using (var before = await place.LeaseAsync())
        {
            await ScalarAsync(before, $"CREATE TABLE {mark} ()");
        }

        await using var after = await place.LeaseAsync();
        Assert.Equal(true, await ScalarAsync(after, $"SELECT to_regclass('{mark}') IS NOT NULL"));
    }

    [Fact]
    public async Task After_a_kill_of_the_server_it_comes_back_with_its_data()
    {
        var mark = $"mark_{Guid.NewGuid():N}";
        await using var before = await place.LeaseAsync();
        await ScalarAsync(before, $"CREATE TABLE {mark} ()");
        using (var postmaster = Process.GetProcessById(place.Postmaster()))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        await using var after = await place.LeaseAsync();
        Assert.Equal(true, await ScalarAsync(after, $"SELECT to_regclass('{mark}') IS NOT NULL"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_a_process_of_somebody_else_is_no_obstacle()
    {
        await (await place.LeaseAsync()).DisposeAsync();
        await File.WriteAllTextAsync(place.PidFile, $"{Environment.ProcessId}\n{Path.GetDirectoryName(place.PidFile)}\n1\n1\n\n127.0.0.1\n0 0\nready   \n");

        await using var lease = await place.LeaseAsync();
        Assert.Equal(1, await ScalarAsync(lease, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_whose_program_was_killed_is_adopted_and_then_stopped()
    {
        await (await place.LeaseAsync()).DisposeAsync();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new[] { ("ASPNETCORE_ENVIRONMENT", "Development"), ("Cms__DataFolder", place.Folder), ("Cms__ImportSeeds", "false"), ("ConnectionStrings__Cms", "") })
        {
            start.Environment[name] = value;
        }

        using (var program = Process.Start(start)!)
        {
            for (var line = ""; line?.Contains("The newsroom is open", StringComparison.Ordinal) == false;)
            {
                line = await program.StandardOutput.ReadLineAsync();
            }

            program.Kill();
            await program.WaitForExitAsync();
        }

        var left = place.Postmaster();
        await using (var lease = await place.LeaseAsync())
        {
            Assert.Equal(left, place.Postmaster());
            Assert.Equal(1, await ScalarAsync(lease, "SELECT 1"));
        }

        Assert.False(File.Exists(place.PidFile));
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_harmless()
    {
        var folder = TestFolders.New();
        var server = await TestFolders.ServerAsync(folder);
        foreach (var patience in new[] { 20, 100 })
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(patience));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.LeaseAsync(false, soon.Token));
        }

        await using (var lease = await server.LeaseAsync(false, default))
        {
            Assert.Equal(1, await ScalarAsync(lease, "SELECT 1"));
        }

        Assert.True(await server.RemoveAsync(default));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_server_in_use_is_not_removed()
    {
        await using var lease = await place.LeaseAsync();
        Assert.False(await (await place.ServerAsync()).RemoveAsync(default));
        Assert.Equal(1, await ScalarAsync(lease, "SELECT 1"));
    }

    [Fact]
    public async Task The_programs_role_is_no_superuser_and_owns_a_database_in_utf8()
    {
        await using var lease = await place.LeaseAsync();
        const string sql = """
            SELECT concat_ws(' ', rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, pg_encoding_to_char(encoding), datcollate, current_setting('TimeZone'))
            FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba
            WHERE datname = current_database() AND rolname = current_user
            """;
        Assert.Equal("cms f f f f UTF8 C UTC", await ScalarAsync(lease, sql));
    }

    [Fact]
    public async Task A_wrong_password_and_an_outside_address_are_refused()
    {
        await using var lease = await place.LeaseAsync();
        var own = new NpgsqlConnectionStringBuilder(lease.ConnectionString) { Pooling = false };
        foreach (var role in new[] { "cms", "postgres" })
        {
            own.Username = role;
            own.Password = "guess";
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(own.ConnectionString, "SELECT 1"));
            Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        }

        own.Host = "127.0.0.2";
        await Assert.ThrowsAsync<NpgsqlException>(() => ScalarAsync(own.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task What_it_keeps_secret_only_its_owner_can_read()
    {
        await using var lease = await place.LeaseAsync();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in Directory.GetFiles(place.Folder))
        {
            Assert.Equal(owner, File.GetUnixFileMode(file));
        }

        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(place.Folder, "server")));
    }

    static Task<object?> ScalarAsync(DatabaseLease lease, string sql) =>
        ScalarAsync(new NpgsqlConnectionStringBuilder(lease.ConnectionString) { Pooling = false }.ConnectionString, sql);

    static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A folder for a private server; the server is created by the first test that leases it.</summary>
    public sealed class Place : IAsyncLifetime
    {
        public string Folder { get; } = TestFolders.New();

        public string PidFile => Path.Combine(Folder, "server", "data", "postmaster.pid");

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await (await ServerAsync()).RemoveAsync(default);

        internal Task<SharedServer> ServerAsync() => TestFolders.ServerAsync(Folder);

        internal async Task<DatabaseLease> LeaseAsync() => await (await ServerAsync()).LeaseAsync(false, default);

        internal int Postmaster() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);
    }
}
