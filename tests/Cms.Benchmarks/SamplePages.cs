namespace Cms.Benchmarks;

/// <summary>The pages that are measured and mutated: the seed, and the whole pages of the reader's tests.</summary>
static class SamplePages
{
    /// <summary>A real page, as it was served.</summary>
    public static byte[] Seed { get; } = File.ReadAllBytes(Files("seeds")[0]);

    /// <summary>All of them, the seed first, in an order that is the same everywhere.</summary>
    public static byte[][] All { get; } = [.. Files("seeds").Concat(Files("pages")).Select(File.ReadAllBytes)];

    static string[] Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
