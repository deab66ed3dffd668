using System.Globalization;
using System.Net;
using Cms.Api.Articles;
using Cms.Api.Json;

namespace Cms.Api.Formats;

/// <summary>What is said of an article in words, the same in every format.</summary>
static class ArticleWords
{
    /// <summary>When readers were last shown something new: a scheduled article was written before its time.</summary>
    public static DateTimeOffset ChangedAt(ArticleListItem article) => article.PublishedAt > article.UpdatedAt ? article.PublishedAt.Value : article.UpdatedAt;

    /// <summary>The names, in order.</summary>
    public static string Byline(ArticleListItem article) => string.Join(", ", article.Reporters.Select(r => r.Name));

    public static string[] SubtitleLines(ArticleListItem article) => article.Subtitle?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The kinds as Korean newspapers head them.</summary>
    public static string Heading(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Rebuttal => "반론보도",
        CorrectionKind.FollowUp => "추후보도",
        _ => "정정보도",
    };

    /// <summary>A day in the site's zone, for people.</summary>
    public static string Day(DateTimeOffset time) => Local(time, "yyyy'년' M'월' d'일'");

    /// <summary>The same with the time of day.</summary>
    public static string Moment(DateTimeOffset time) => Local(time, "yyyy'년' M'월' d'일' HH:mm");

    /// <summary>The body with the corrections behind it, as HTML.</summary>
    public static string BodyWithCorrections(Article article) => article.Corrections.Count == 0 ? article.Body : $"{article.Body}\n<hr>\n{CorrectionsHtml(article)}";

    /// <summary>A paragraph for each correction.</summary>
    public static string CorrectionsHtml(ArticleListItem article) => string.Join('\n', article.Corrections.Select(c =>
        $"<p><strong>{Heading(c.Kind)}</strong> ({Day(c.DatedAt)}) {WebUtility.HtmlEncode(c.Note).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    static string Local(DateTimeOffset time, string format) => TimeZoneInfo.ConvertTime(time, SiteTime.Zone).ToString(format, CultureInfo.InvariantCulture);
}
