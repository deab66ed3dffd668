using System.Diagnostics;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>How long an input takes to read, and whether that grows with its length alone.</summary>
/// <param name="Seed">The input.</param>
/// <param name="PerByte">Nanoseconds a byte.</param>
/// <param name="Growth4">Nanoseconds a byte of four times the input, as a multiple of that of one.</param>
/// <param name="Growth16">The same of sixteen times the input; not measured where four times was too much already.</param>
sealed record ReadingTime(int Seed, double PerByte, double Growth4, double? Growth16)
{
    /// <summary>Linear is 1; quadratic is 4 times in 4 times the length, and 16 in 16. What lies between is noise and caches.</summary>
    const double MaxGrowth = 3;

    const int Reads = 7;
    const double LongNanoseconds = 2e7;

    public bool IsLinear => Growth16 < MaxGrowth;

    public static ReadingTime Of(int seed)
    {
        var input = FuzzInput.Of(seed);
        var one = NanosecondsPerByte(input);
        var four = NanosecondsPerByte(input.Times(4)) / one;
        return new(seed, one, four, four < MaxGrowth ? NanosecondsPerByte(input.Times(16)) / one : null);
    }

    /// <summary>The quickest of several reads, since whatever else the machine does only adds to them; of one that takes long the first is enough.</summary>
    public static double NanosecondsPerByte(FuzzInput input)
    {
        var first = Once(input);
        return first * input.Length > LongNanoseconds ? first : Enumerable.Range(0, Reads).Min(_ => Once(input));
    }

    static double Once(FuzzInput input)
    {
        var start = Stopwatch.GetTimestamp();
        input.Failure();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(input.Length, 1);
    }
}
