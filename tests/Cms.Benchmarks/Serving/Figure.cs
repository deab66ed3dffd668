namespace Cms.Benchmarks.Serving;

/// <summary>One side of a row: a server, and what it is asked.</summary>
/// <param name="Name">What it is, in the table.</param>
/// <param name="Server">Its process.</param>
/// <param name="Requests">What is asked. Before each round it is made anew where it must be.</param>
sealed record Side(string Name, ServerProcess Server, Func<Task<Requests>> Requests)
{
    public Side(string name, ServerProcess server, Requests requests)
        : this(name, server, () => Task.FromResult(requests))
    {
    }

    /// <summary>Tidies up after a round.</summary>
    public Func<Task> After { get; init; } = () => Task.CompletedTask;
}

/// <summary>A row of the table: what is measured, against what, and what is to be reached.</summary>
/// <param name="Name">By which it is chosen.</param>
/// <param name="Ours">The newsroom.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="Goal">In words.</param>
sealed record Figure(string Name, Side Ours, Side Against, string Goal) : IDisposable
{
    /// <summary>Fewer where half of the answers' time counts, and not how many there are.</summary>
    public int? Connections { get; init; }

    /// <summary>How one round is held against the other: by their requests a second, unless it says otherwise.</summary>
    public Func<Round, Round, double> Ratio { get; init; } = (ours, other) => ours.PerSecond / other.PerSecond;

    public void Dispose()
    {
        Ours.Server.Dispose();
        Against.Server.Dispose();
    }
}
