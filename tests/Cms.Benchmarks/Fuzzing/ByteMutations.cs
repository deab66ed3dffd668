namespace Cms.Benchmarks.Fuzzing;

/// <summary>Ways to spoil a page's bytes: broken transfers, and encodings that are wrong in places.</summary>
static class ByteMutations
{
    static readonly byte[][] Special = [[0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEC], [0xB0, 0xA1], [0x1B, 0x24], [0x1F, 0x8B]];

    public static readonly IReadOnlyList<Mutation<byte[]>> All =
    [
        new("flip bytes", FlipBytes),
        new("flip a bit", (page, random) => Changed(page, random, b => (byte)(b ^ 1 << random.Next(8)))),
        new("cut bytes", (page, random) => page[random.Part(page.Length)]),
        new("delete bytes", DeleteBytes),
        new("insert broken bytes", InsertBroken),
        new("zero a byte", (page, random) => Changed(page, random, _ => 0)),
    ];

    static byte[] FlipBytes(byte[] page, Random random)
    {
        var flipped = page;
        for (var left = random.Next(1, 24); left > 0; left--)
        {
            flipped = Changed(flipped, random, _ => (byte)random.Next(256));
        }

        return flipped;
    }

    static byte[] Changed(byte[] page, Random random, Func<byte, byte> change)
    {
        if (page.Length == 0)
        {
            return page;
        }

        var changed = page.ToArray();
        ref var one = ref changed[random.Next(changed.Length)];
        one = change(one);
        return changed;
    }

    static byte[] DeleteBytes(byte[] page, Random random)
    {
        var part = random.Part(page.Length);
        return [.. page[..part.Start], .. page[part.End..]];
    }

    static byte[] InsertBroken(byte[] page, Random random)
    {
        var at = random.Next(page.Length + 1);
        return [.. page[..at], .. random.Any(Special), .. page[at..]];
    }
}
