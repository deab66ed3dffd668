using Cms.Api.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Api.Tests.Database;

public sealed class DatabaseFinderTests
{
    [Fact]
    public async Task Where_there_is_nothing_the_message_names_the_three_ways_out()
    {
        var e = await Assert.ThrowsAsync<StartException>(() => FindAsync(production: false));

        Assert.Contains("ConnectionStrings__Cms=", e.Message, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL's server", e.Message, StringComparison.Ordinal);
        Assert.Contains("Start Docker", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_the_message_tells_the_setting_and_nothing_else_is_tried()
    {
        var e = await Assert.ThrowsAsync<StartException>(() => FindAsync(production: true));

        Assert.Contains("ConnectionStrings__Cms=", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Docker", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_configured_server_goes_before_everything_and_its_password_is_not_told(bool production)
    {
        const string configured = "Host=db.example.org;Database=news;Username=desk;Password=hush";
        await using var lease = await FindAsync(production, configured);

        Assert.Equal(configured, lease.ConnectionString);
        Assert.Contains("db.example.org:5432", lease.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", lease.Description, StringComparison.Ordinal);
        Assert.Null(lease.Folder);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_told_by_its_setting()
    {
        var e = await Assert.ThrowsAsync<StartException>(() => FindAsync(production: true, "Hots=db.example.org"));
        Assert.Contains("ConnectionStrings:Cms", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_is_left_alone_and_told()
    {
        var folder = TestFolders.New();
        var data = Directory.CreateDirectory(Path.Combine(folder, "server", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "16\n");

        var e = await Assert.ThrowsAsync<StartException>(() =>
            new PrivateServer(folder, [new("/nowhere/18", 18), new("/nowhere/15", 15)], NullLogger.Instance).LeaseAsync(false, default));

        Assert.Contains("written by PostgreSQL 16, but this machine has 18 (/nowhere/18), 15 (/nowhere/15)", e.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    static Task<DatabaseLease> FindAsync(bool production, string? configured = null)
    {
        var config = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Cms", configured), new("Cms:DataFolder", TestFolders.New())]).Build();
        return new DatabaseFinder(["/nowhere"], "no-such-docker-client").LeaseAsync(config, production, NullLogger.Instance, default);
    }
}
