using System.Collections.Frozen;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>
/// A button by the words that it is made of: <c>댓글 창으로 이동</c>, <c>글자 가장 크게</c>, <c>Google 선호 매체 추가</c>. Sites word the same
/// buttons in ever new ways; what they do stands last.
/// </summary>
static class ControlPhrase
{
    const int LongestPart = 6;

    /// <summary>No button is longer; a bit for each place.</summary>
    const int Longest = 63;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Parts = Furniture.ControlParts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="label">The label's letters, in lower case.</param>
    public static bool Is(ReadOnlySpan<char> label)
    {
        foreach (var action in Furniture.ControlActions.Sharing(label))
        {
            if (label.Length > action.Length && label.EndsWith(action) && AreParts(label[..^action.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the whole of it is parts, with another action at its end or none: each place that some parts end at is looked at once.</summary>
    static bool AreParts(ReadOnlySpan<char> rest)
    {
        if (rest.Length > Longest)
        {
            return false;
        }

        var reached = 1UL;
        for (var i = 0; i < rest.Length; i++)
        {
            if ((reached & 1UL << i) == 0)
            {
                continue;
            }

            var tail = rest[i..];
            if (tail.Length > 1 && Furniture.ControlActions.Sharing(tail).Contains(tail.ToString()))
            {
                return true;
            }

            for (var length = Math.Min(tail.Length, LongestPart); length > 0; length--)
            {
                reached |= Parts.Contains(tail[..length]) ? 1UL << i + length : 0;
            }
        }

        return (reached & 1UL << rest.Length) != 0;
    }
}
