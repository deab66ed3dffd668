using Cms.Api.Tests.Database;

namespace Cms.Api.Tests.Verbs;

/// <summary>A program on a database of its own, for tests that run beside those of the one program.</summary>
public sealed class OwnProgram : IAsyncLifetime
{
    TestServer server = null!;

    public ServeProcess Program { get; private set; } = null!;

    public string ConnectionString => server.ConnectionString;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        Program = await ServeProcess.StartAsync(server.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        Program?.Dispose();
        await server.DisposeAsync();
    }
}
