using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Cms.Api.Tests.LongestFirst", "Cms.Api.Tests")]

namespace Cms.Api.Tests;

/// <summary>
/// The program on real Kestrel and a real PostgreSQL. There is one per test run, because FastEndpoints keeps its configuration in statics.
/// Its clients hold every answer against the published document.
/// </summary>
public sealed class Api : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Key = "test-key-of-forty-characters-or-nearly-so";

    readonly Lazy<Task<ServeProcess>> other;
    TestServer server = null!;

    public Api() => other = new(() => ServeProcess.StartAsync(ConnectionString));

    /// <summary>A client that holds the editors' key.</summary>
    public HttpClient Editor { get; private set; } = null!;

    /// <summary>A client that holds no key.</summary>
    public HttpClient Reader { get; private set; } = null!;

    /// <summary>A second instance of the program on the same database, for all tests that need one.</summary>
    public Task<ServeProcess> OtherAsync() => other.Value;

    /// <summary>Where the program listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>For the few things that only the database tells.</summary>
    public string ConnectionString => server.ConnectionString;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        var contract = await PublishedContract.FetchAsync(Address);
        Reader = DocumentedAnswers.ClientOf(contract, Address);
        Editor = DocumentedAnswers.ClientOf(contract, Address, Key);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Cms", server.ConnectionString);
        builder.UseSetting("Cms:ImportSeeds", "false");
        builder.UseSetting("Cms:AdminKey", Key);
        builder.UseSetting("Cms:RateLimits:Anonymous", "1000000");
        builder.UseSetting("Cms:RateLimits:Known", "1000000");
        builder.UseSetting("Cms:Search:Few", "0"); // the other instance looks at few articles themselves
        builder.UseSetting("Cms:Views:FlushSeconds", "0.2");
        builder.UseSetting("Cms:Views:RankSeconds", "0.2");
        builder.UseSetting("Cms:Comments:PerMinute", "1000");
        builder.UseSetting("Cms:Comments:PerHour", "10000");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Reader?.Dispose();
        Editor?.Dispose();
        if (other.IsValueCreated)
        {
            (await other.Value).Dispose();
        }

        await base.DisposeAsync();
        await server.DisposeAsync();
    }
}

/// <summary>The tests that share the one program.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<Api>
{
    public const string Name = "api";
}

/// <summary>Begins with those who share the one program, since they take longest, and the verbs, which are next; beside them come all others that have a program of their own.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.DisplayName == ApiCollection.Name ? 0 : c.DisplayName.EndsWith(nameof(VerbTests), StringComparison.Ordinal) ? 1 : 2);
}
