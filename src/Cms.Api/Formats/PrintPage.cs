using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Articles;
using Cms.Api.Json;

namespace Cms.Api.Formats;

/// <summary>An article as a page to print, without a script.</summary>
static class PrintPage
{
    public const string MediaType = "text/html";

    const string Style = """

        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #111; font: 1.0625rem/1.75 "Noto Serif KR", "Nanum Myeongjo", AppleMyungjo, Batang, serif; word-break: keep-all; overflow-wrap: anywhere; }
        main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem; }
        header { border-bottom: 2px solid #111; margin-bottom: 1.5rem; padding-bottom: 1rem; }
        .site, .about, footer, figcaption { font-family: "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; font-size: .875rem; color: #444; }
        h1 { font-size: 1.875rem; line-height: 1.35; margin: .5rem 0; }
        .subtitle { margin: 0; font-size: 1.125rem; color: #333; }
        .about { margin: 1rem 0 0; }
        img { max-width: 100%; height: auto; }
        figure { margin: 1.5rem 0; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #888; padding: .25rem .5rem; }
        blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #888; }
        .corrections { border: 1px solid #111; padding: 0 1rem; margin-top: 2rem; }
        .corrections h2 { font-size: 1.125rem; margin-bottom: 0; }
        footer { border-top: 1px solid #888; margin-top: 2rem; padding-top: .75rem; }
        @page { margin: 18mm; }
        @media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; } h1, h2, h3, h4 { break-after: avoid; } figure, table, .corrections { break-inside: avoid; } }

        """;

    /// <summary>Its own style and the article's images, and nothing else.</summary>
    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="article">The article; its body was sanitised when it was stored.</param>
    /// <param name="address">Where readers find it.</param>
    /// <param name="siteName">The newspaper.</param>
    public static string Of(Article article, string address, string siteName)
    {
        var category = article.Category is { } c ? $" · {Text(c.Name)}" : "";
        var subtitle = string.Concat(ArticleWords.SubtitleLines(article).Select(line => $"\n<p class=\"subtitle\">{Text(line)}</p>"));
        var byline = article.Reporters.Count > 0 ? $"<span class=\"byline\">{Text(ArticleWords.Byline(article))}</span> · " : "";
        var time = article.PublishedAt ?? article.CreatedAt;
        var dateline = article.Dateline is null ? "" : $"<p class=\"dateline\">{Text(article.Dateline)}</p>\n";
        var corrections = article.Corrections.Count == 0 ? "" : $"""

            <section class="corrections" aria-labelledby="corrections">
            <h2 id="corrections">바로잡습니다</h2>
            {ArticleWords.CorrectionsHtml(article)}
            </section>
            """;
        var copyright = article.Copyright is null ? "" : $"<p>{Text(article.Copyright)}</p>\n";
        return $"""
            <!DOCTYPE html>
            <html lang="{Site.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(article.Title)} - {Text(siteName)}</title>
            <link rel="canonical" href="{Text(address)}">
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <article>
            <header>
            <p class="site">{Text(siteName)}{category}</p>
            <h1>{Text(article.Title)}</h1>{subtitle}
            <p class="about">{byline}<time datetime="{SiteTime.Format(time)}">{ArticleWords.Moment(time)}</time></p>
            </header>
            {dateline}<div class="body">
            {article.Body}
            </div>{corrections}
            <footer>
            {copyright}<p>{Text(Uri.UnescapeDataString(address))}</p>
            </footer>
            </article>
            </main>
            </body>
            </html>

            """;
    }

    static string Text(string text) => WebUtility.HtmlEncode(XmlSafe.Of(text));
}
