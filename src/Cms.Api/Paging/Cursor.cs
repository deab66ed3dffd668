using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Cms.Api.Problems;

namespace Cms.Api.Paging;

/// <summary>
/// A place between two rows of a list: the sort key of the row beside it, the direction to read on, and a digest of the list's
/// filters, so that a cursor can't wander into another list.
/// </summary>
/// <param name="Rank">What the list is sorted by before the id: the ticks of a time, or a number; 0 where it is sorted by id alone.</param>
/// <param name="Id">The row's id; empty where the list isn't sorted by it.</param>
/// <param name="Backward">Read towards the list's beginning.</param>
/// <param name="Name">The row's name where the list is sorted by that; otherwise empty.</param>
readonly record struct Cursor(long Rank, Guid Id, bool Backward, string Name = "")
{
    const int Length = 8 + 8 + 16 + 1;

    const int MaxNameLength = 1000;

    /// <param name="list">Names the list and its filters; the same text must be given to <see cref="Decode"/>.</param>
    public string Encode(string list)
    {
        Span<byte> bytes = stackalloc byte[Length + Encoding.UTF8.GetByteCount(Name)];
        Digest(list, bytes[..8]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Rank);
        Id.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        bytes[32] = Backward ? (byte)1 : (byte)0;
        Encoding.UTF8.GetBytes(Name, bytes[Length..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="ProblemException">400 for a cursor that this list didn't give.</exception>
    public static Cursor Decode(string text, string list)
    {
        Span<byte> bytes = stackalloc byte[Length + MaxNameLength];
        Span<byte> digest = stackalloc byte[8];
        Digest(list, digest);
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length < Length || !digest.SequenceEqual(bytes[..8])
            || BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) is var rank && (rank < 0 || rank > DateTimeOffset.MaxValue.UtcTicks)
            || bytes[Length..length] is var name && (!Utf8.IsValid(name) || name.Contains((byte)0)))
        {
            const string message = "This cursor is of another list or of other filters; start again without it.";
            throw new ProblemException(ProblemCode.InvalidCursor, message, FieldError.Of("cursor", FieldCode.Pattern, message));
        }

        return new(rank, new(bytes[16..32], bigEndian: true), bytes[32] == 1, Encoding.UTF8.GetString(name));
    }

    static void Digest(string list, Span<byte> digest)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(list), hash);
        hash[..8].CopyTo(digest);
    }
}
