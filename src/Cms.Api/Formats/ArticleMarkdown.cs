using Cms.Api.Articles;

namespace Cms.Api.Formats;

/// <summary>An article as Markdown: headline, subtitle, byline, body, corrections and copyright.</summary>
static class ArticleMarkdown
{
    public const string MediaType = "text/markdown";

    public static string Of(Article article)
    {
        var byline = ArticleWords.Byline(article);
        var time = ArticleWords.Moment(article.PublishedAt ?? article.CreatedAt);
        string?[] parts =
        [
            "# " + Markdown.Text(article.Title),
            string.Join("\\\n", ArticleWords.SubtitleLines(article).Select(Markdown.Text)),
            byline.Length == 0 ? time : $"{Markdown.Text(byline)} · {time}",
            article.Dateline is { } dateline ? Markdown.Text(dateline) : null,
            Markdown.Of(ArticleWords.BodyWithCorrections(article)),
            article.Copyright is { } copyright ? Markdown.Text(copyright) : null,
        ];
        return string.Join("\n\n", parts.Where(p => !string.IsNullOrEmpty(p))) + "\n";
    }
}
