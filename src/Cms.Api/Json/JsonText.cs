using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Api.Json;

/// <summary>Writes long texts, bodies of articles above all: the same bytes as the writer of .NET, which goes through what isn't ASCII three times and character by character.</summary>
static class JsonText
{
    /// <summary>For a shorter one it doesn't pay.</summary>
    const int Long = 100;

    static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static void Write(Utf8JsonWriter writer, string value)
    {
        if (value.Length < Long)
        {
            writer.WriteStringValue(value);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((3 * value.Length) + 2);
        try
        {
            if (Fill(value, buffer) is var length and > 0)
            {
                writer.WriteRawValue(buffer.AsSpan(0, length), skipInputValidation: true);
            }
            else
            {
                writer.WriteStringValue(value);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text in quotes. 0 for one that needs more than the shortest escapes, which is left to .NET.</summary>
    /// <param name="value">The text.</param>
    /// <param name="buffer">Three times as long and two more, which is what it takes at most.</param>
    static int Fill(string value, byte[] buffer)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(buffer);
        var n = 0;
        Unsafe.Add(ref first, n++) = (byte)'"';
        foreach (var c in value)
        {
            if (c is >= '가' and <= '힣' or >= '一' and <= '龥')
            {
                Unsafe.Add(ref first, n++) = (byte)(0xE0 | (c >> 12));
                Unsafe.Add(ref first, n++) = (byte)(0x80 | ((c >> 6) & 0x3F));
                Unsafe.Add(ref first, n++) = (byte)(0x80 | (c & 0x3F));
            }
            else if (c is >= ' ' and < '\u007F' and not ('"' or '\\'))
            {
                Unsafe.Add(ref first, n++) = (byte)c;
            }
            else if (c is '"' or '\\' or '\n' or '\r' or '\t')
            {
                Unsafe.Add(ref first, n++) = (byte)'\\';
                Unsafe.Add(ref first, n++) = (byte)(c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', _ => c });
            }
            else if (char.IsSurrogate(c) || Encoder.WillEncode(c))
            {
                return 0;
            }
            else
            {
                if (c < 0x800)
                {
                    Unsafe.Add(ref first, n++) = (byte)(0xC0 | (c >> 6));
                }
                else
                {
                    Unsafe.Add(ref first, n++) = (byte)(0xE0 | (c >> 12));
                    Unsafe.Add(ref first, n++) = (byte)(0x80 | ((c >> 6) & 0x3F));
                }

                Unsafe.Add(ref first, n++) = (byte)(0x80 | (c & 0x3F));
            }
        }

        Unsafe.Add(ref first, n++) = (byte)'"';
        return n;
    }
}
