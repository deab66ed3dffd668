using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Cms.Api.Articles;

/// <summary>Compares two texts word by word.</summary>
static partial class WordDiff
{
    /// <summary>The work grows with the words times the differences: longer texts are compared by paragraphs, and the longest as a whole.</summary>
    const int MaxPieces = 20_000;

    static readonly CustomFunctionChunker ByWords = new(text => Words().Split(text));
    static readonly CustomFunctionChunker ByParagraphs = new(text => Paragraphs().Split(text));

    public static IReadOnlyList<DiffSegment> Compare(string from, string to)
    {
        if (from == to)
        {
            return [new(DiffChange.Same, from)];
        }

        var chunker = new[] { ByWords, ByParagraphs }.FirstOrDefault(c => c.Chunk(from).Count + c.Chunk(to).Count <= MaxPieces);
        return chunker is null ? Joined([new(DiffChange.Removed, from), new(DiffChange.Added, to)]) : Compare(from, to, chunker);
    }

    static IReadOnlyList<DiffSegment> Compare(string from, string to, CustomFunctionChunker chunker)
    {
        var result = new Differ().CreateDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var segments = new List<DiffSegment>();
        var next = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(DiffChange.Same, result.PiecesOld, next, block.DeleteStartA - next);
            Add(DiffChange.Removed, result.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(DiffChange.Added, result.PiecesNew, block.InsertStartB, block.InsertCountB);
            next = block.DeleteStartA + block.DeleteCountA;
        }

        Add(DiffChange.Same, result.PiecesOld, next, result.PiecesOld.Count - next);
        return Joined(segments);

        void Add(DiffChange change, IReadOnlyList<string> pieces, int start, int count) => segments.Add(new(change, string.Concat(pieces.Skip(start).Take(count))));
    }

    static IReadOnlyList<DiffSegment> Joined(IEnumerable<DiffSegment> segments) => [.. segments.Where(s => s.Text.Length > 0)];

    /// <summary>Between a word and the space behind it, so that nothing of the text is lost.</summary>
    [GeneratedRegex(@"(?<=\s)(?=\S)|(?<=\S)(?=\s)")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=\n)(?=[^\n])")]
    private static partial Regex Paragraphs();
}
