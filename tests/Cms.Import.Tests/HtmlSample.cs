namespace Cms.Import.Tests;

/// <summary>Small HTML pages around the one declaration that a test is about.</summary>
static class HtmlSample
{
    public static ParseResult<NewsPage> Read(string head, string body, ReadOptions? options = null) =>
        NewsPageReader.Read($"<!DOCTYPE html><html><head><meta charset=\"utf-8\">\n{head}\n</head><body>\n{body}\n</body></html>", options);

    /// <summary>A whole article whose head has these declarations.</summary>
    public static ParseResult<NewsPage> WithHead(string head, string byline = "") =>
        Read(head, $"<h1>{Sample.Title}</h1><p>{byline}</p><p>{Sample.First}</p><p>{Sample.Second}</p>");

    public static ParseResult<NewsPage> WithJsonLd(string json) => WithHead($"<script type='application/ld+json'>{json}</script>");

    /// <summary>A whole article whose body is this.</summary>
    public static ParseResult<NewsPage> WithBody(string body) =>
        Read("", $"<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00</p>{body}");
}
