namespace Cms.Benchmarks.Fuzzing;

/// <summary>One way to spoil a page.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Does it; the same random numbers do the same.</param>
sealed record Mutation<T>(string Name, Func<T, Random, T> Apply);

static class RandomRanges
{
    /// <summary>Some part of a whole, most often a short one.</summary>
    public static Range Part(this Random random, int length)
    {
        var start = random.Next(length + 1);
        return start..(start + random.Next(1 + (length - start) / (1 << random.Next(8))));
    }

    /// <summary>Any element.</summary>
    public static T Any<T>(this Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
