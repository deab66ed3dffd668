using System.Collections.Frozen;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// A button by the words that it is made of: <c>댓글 창으로 이동</c>, <c>글자 가장 크게</c>, <c>Google 선호 매체 추가</c>. Sites word the same
/// buttons in ever new ways; what they do stands last.
/// </summary>
static class ControlPhrase
{
    const int LongestPart = 6;

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

    static bool AreParts(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || (rest.Length > 1 && Furniture.ControlActions.Sharing(rest).Contains(rest.ToString())))
        {
            return true;
        }

        for (var length = Math.Min(rest.Length, LongestPart); length > 0; length--)
        {
            if (Parts.Contains(rest[..length]) && AreParts(rest[length..]))
            {
                return true;
            }
        }

        return false;
    }
}
