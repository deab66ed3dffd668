using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>Reads the inputs of consecutive seeds on all cores.</summary>
/// <param name="first">The first seed.</param>
/// <param name="count">How many.</param>
/// <param name="limit">When to stop before all are read.</param>
sealed class FuzzRun(int first, int count, TimeSpan limit)
{
    /// <summary>How many of the slowest are looked at closely.</summary>
    public const int MaxSlowest = 50;

    const int Batch = 200;

    /// <summary>What takes longest is measured again: a first look may have met the garbage collector. So there are more of them.</summary>
    const int Candidates = 100;

    /// <summary>So many whose time grows faster than their length show a defect well enough; each of them takes seconds.</summary>
    const int Enough = 5;

    /// <summary>Of fewer bytes most of the time is spent on what every page takes.</summary>
    const int MinBytes = 1_000;

    readonly ConcurrentQueue<(int Seed, string What)> failures = [];
    readonly PriorityQueue<int, double> slowest = new();
    readonly Stopwatch clock = Stopwatch.StartNew();
    int next;
    int read;
    long bytes;

    public int Count => read;
    public long Bytes => bytes;
    public IReadOnlyList<(int Seed, string What)> Failures => [.. failures.OrderBy(f => f.Seed)];

    /// <param name="progress">Told how many more have been read.</param>
    public void ReadAll(Action<int> progress) => Parallel.For(0, Environment.ProcessorCount, _ =>
    {
        while (clock.Elapsed < limit && Interlocked.Add(ref next, Batch) - Batch is var from && from < count)
        {
            var size = Math.Min(Batch, count - from);
            for (var i = 0; i < size; i++)
            {
                ReadOne(first + from + i);
            }

            Interlocked.Add(ref read, size);
            progress(size);
        }
    });

    /// <summary>The slowest for their length, measured again, with how their time grows; the slowest first. On one core.</summary>
    public IReadOnlyList<ReadingTime> Slowest(Action<int> progress)
    {
        List<int> seeds = [.. slowest.UnorderedItems.Select(s => s.Element).OrderByDescending(s => ReadingTime.NanosecondsPerByte(FuzzInput.Of(s))).Take(MaxSlowest)];
        List<ReadingTime> times = [];
        while (times.Count < seeds.Count && times.Count(t => !t.IsLinear) < Enough)
        {
            times.Add(ReadingTime.Of(seeds[times.Count]));
            progress(1);
        }

        return [.. times.OrderByDescending(t => t.PerByte)];
    }

    void ReadOne(int seed)
    {
        var input = FuzzInput.Of(seed);
        var start = Stopwatch.GetTimestamp();
        if (input.Failure() is { } what)
        {
            failures.Enqueue((seed, what));
        }

        var perByte = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(input.Length, 1);
        Interlocked.Add(ref bytes, input.Length);
        if (input.Length < MinBytes)
        {
            return;
        }

        lock (slowest)
        {
            slowest.Enqueue(seed, perByte);
            if (slowest.Count > Candidates)
            {
                slowest.Dequeue();
            }
        }
    }
}
