namespace Cms.Import.Text;

/// <summary>Windows-1252 backwards: the byte that a character stands for.</summary>
static class Windows1252
{
    /// <summary>What it prints for the bytes 0x80 to 0x9F; zero where it has nothing.</summary>
    const string Printed =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>The byte; null for a character that it doesn't have.</summary>
    public static byte? ByteOf(char c)
    {
        if (c <= 0xFF)
        {
            return (byte)c;
        }

        var index = Printed.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }
}
