namespace Cms.Import;

/// <summary>Reads the page of a Korean newspaper. Pure: no I/O, no clock, no exception.</summary>
public static class NewsPageReader
{
    /// <summary>Raised whenever the same bytes may be read differently than before.</summary>
    public const string Version = "1";

    /// <param name="bytes">The page as it was served, in any encoding Korean sites use.</param>
    public static ParseResult<NewsPage> Read(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
}
