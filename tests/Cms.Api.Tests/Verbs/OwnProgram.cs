using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;

namespace Cms.Api.Tests.Verbs;

/// <summary>A program on a database of its own, for tests that run beside those of the one program.</summary>
public sealed class OwnProgram : IAsyncLifetime
{
    TestServer server = null!;

    public ServeProcess Program { get; private set; } = null!;

    /// <summary>A client that holds the editors' key; its answers are held against the published document.</summary>
    public HttpClient Editor { get; private set; } = null!;

    /// <summary>One that holds no key.</summary>
    public HttpClient Reader { get; private set; } = null!;

    public string ConnectionString => server.ConnectionString;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        Program = await ServeProcess.StartAsync(server.ConnectionString);
        var contract = await PublishedContract.FetchAsync(Program.Address);
        Reader = DocumentedAnswers.ClientOf(contract, Program.Address);
        Editor = DocumentedAnswers.ClientOf(contract, Program.Address, Api.Key);
    }

    /// <summary>Starts it again where it was, after it was killed.</summary>
    public async Task StartAgainAsync()
    {
        var address = Program.Address;
        Program.Dispose();
        Program = await ServeProcess.StartAsync(server.ConnectionString, "--urls", address.ToString());
    }

    public async Task DisposeAsync()
    {
        Reader?.Dispose();
        Editor?.Dispose();
        Program?.Dispose();
        await server.DisposeAsync();
    }
}
