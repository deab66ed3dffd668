using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cms.Api.Caching;

/// <summary>
/// Public answers in memory. None outlives a write that this process has answered, because the write evicts it first; nor, for longer than <see cref="Trust"/>, one of another
/// instance, because nothing is answered from here that long after the listening connection was last known to be alive.
/// </summary>
sealed class AnswerCache : IDisposable
{
    /// <summary>How long the listening connection is believed to be alive after it was seen to be.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    /// <summary>No answer is kept longer, whatever nobody has thought of.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <summary>How many evictions are remembered for the answers that are being made meanwhile.</summary>
    const int MaxRecent = 1_000;

    readonly long capacity;
    readonly Lock gate = new();
    readonly ConcurrentDictionary<AnswerKey, Entry> entries = new();
    readonly Dictionary<string, HashSet<AnswerKey>> byKey = [];
    readonly LinkedList<Entry> order = new();
    readonly Queue<(long Number, HashSet<string> Keys)> recent = new();
    long evictions;
    long lastTurn;
    long lastForgotten; // the newest eviction that isn't in recent any more
    long size;
    long trustedUntil;

    /// <param name="configuration"><c>Cms:Cache:MaxMegabytes</c>; 0 keeps nothing.</param>
    public AnswerCache(IConfiguration configuration)
    {
        capacity = configuration.GetValue("Cms:Cache:MaxMegabytes", 64) * 1024L * 1024;
        Eviction.Committed += Evict;
    }

    /// <summary>Nothing is ever kept.</summary>
    public bool IsOff => capacity == 0;

    /// <summary>Something may be kept, and is believed.</summary>
    public bool IsOpen => !IsOff && IsTrusted;

    /// <summary>What other instances write is heard: what is in memory of it is believed, here and elsewhere.</summary>
    public bool IsTrusted => Stopwatch.GetTimestamp() < Volatile.Read(ref trustedUntil);

    /// <summary>What is stale, as <see cref="Evict"/> is told it, before any answer is made that is kept in spite of it.</summary>
    public event Action<string>? Evicting;

    /// <summary>The answer to these; null when there is none that still holds.</summary>
    public PublicAnswer? Find(AnswerKey key)
    {
        if (!entries.TryGetValue(key, out var entry) || Stopwatch.GetTimestamp() >= entry.ExpiresAt)
        {
            return null;
        }

        entry.WasRead = true;
        return entry.Answer;
    }

    /// <summary>Where evictions stand: to be asked before anything of an answer is read.</summary>
    public long Mark() => Interlocked.Read(ref evictions);

    /// <summary>The last eviction of something that the clock changes.</summary>
    public long LastTurn => Interlocked.Read(ref lastTurn);

    /// <summary>Keeps an answer, unless something that it is made of has changed since <paramref name="mark"/>.</summary>
    public void TryKeep(AnswerKey key, PublicAnswer answer, long mark, long expiresAt)
    {
        lock (gate)
        {
            if (!IsOpen || answer.Size > capacity / 8 || mark < lastForgotten || recent.Any(e => e.Number > mark && (e.Keys.Contains(Eviction.All) || answer.Shared.Keys.Any(e.Keys.Contains))))
            {
                return;
            }

            Remove(key);
            var entry = entries[key] = new(key, answer, expiresAt);
            order.AddLast(entry.Place);
            size += answer.Size;
            foreach (var name in answer.Shared.Keys)
            {
                (byKey.TryGetValue(name, out var keys) ? keys : byKey[name] = []).Add(key);
            }

            MakeRoom();
        }
    }

    /// <summary>Forgets every answer that is kept under one of these keys.</summary>
    /// <param name="keys">Separated by spaces; <see cref="Eviction.All"/> for all.</param>
    public void Evict(string keys)
    {
        Evicting?.Invoke(keys);
        HashSet<string> names = [.. keys.Split(' ')];
        lock (gate)
        {
            var number = Interlocked.Increment(ref evictions);
            lastTurn = names.Overlaps(ClockTurns.Keys) ? number : lastTurn;
            recent.Enqueue((number, names));
            if (recent.Count > MaxRecent)
            {
                lastForgotten = recent.Dequeue().Number;
            }

            if (names.Contains(Eviction.All))
            {
                Clear();
                return;
            }

            foreach (var key in names.SelectMany(n => byKey.GetValueOrDefault(n, [])).ToList())
            {
                Remove(key);
            }
        }
    }

    /// <summary>The listening connection was alive at this moment: all that was told before it has been heard.</summary>
    /// <param name="timestamp">Of <see cref="Stopwatch"/>.</param>
    public void Believe(long timestamp) => Volatile.Write(ref trustedUntil, timestamp + (long)(Trust.TotalSeconds * Stopwatch.Frequency));

    /// <summary>The listening connection is gone: nothing is answered from here until it is back, and nothing of before.</summary>
    public void Distrust()
    {
        Volatile.Write(ref trustedUntil, 0);
        Evict(Eviction.All);
    }

    public void Dispose() => Eviction.Committed -= Evict;

    /// <summary>Drops what wasn't read since it last came up here, the oldest first.</summary>
    void MakeRoom()
    {
        while (size > capacity && order.First is { Value: var entry })
        {
            if (entry.WasRead)
            {
                entry.WasRead = false;
                order.Remove(entry.Place);
                order.AddLast(entry.Place);
            }
            else
            {
                Remove(entry.Key);
            }
        }
    }

    void Remove(AnswerKey key)
    {
        if (!entries.TryRemove(key, out var entry))
        {
            return;
        }

        size -= entry.Answer.Size;
        order.Remove(entry.Place);
        foreach (var name in entry.Answer.Shared.Keys)
        {
            if (byKey.TryGetValue(name, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                byKey.Remove(name);
            }
        }
    }

    void Clear()
    {
        entries.Clear();
        byKey.Clear();
        order.Clear();
        size = 0;
    }

    sealed class Entry
    {
        public Entry(AnswerKey key, PublicAnswer answer, long expiresAt)
        {
            (Key, Answer, ExpiresAt) = (key, answer, expiresAt);
            Place = new(this);
        }

        public AnswerKey Key { get; }

        public PublicAnswer Answer { get; }

        /// <summary>Of <see cref="Stopwatch"/>.</summary>
        public long ExpiresAt { get; }

        /// <summary>Since it last came up for being dropped.</summary>
        public bool WasRead { get; set; }

        /// <summary>Its place in the order in which they come up.</summary>
        public LinkedListNode<Entry> Place { get; }
    }
}
