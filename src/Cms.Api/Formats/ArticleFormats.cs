using System.Text;
using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.OpenApi;
using FastEndpoints;

namespace Cms.Api.Formats;

/// <summary>Answers with an article in the formats that newsrooms speak.</summary>
sealed class ArticleFormats(Site site, ArticleIncludes includes)
{
    /// <summary>All of them; JSON, as the API speaks it, first.</summary>
    public static readonly string[] Offered = [Negotiation.Json, NewsArticle.MediaType, NinjsItem.MediaType, ArticleMarkdown.MediaType, PrintPage.MediaType];

    /// <summary>The same for the document, but for JSON.</summary>
    public static readonly AlsoSends[] Others =
        [new(NewsArticle.MediaType, typeof(NewsArticle)), new(NinjsItem.MediaType, typeof(NinjsItem)), new(ArticleMarkdown.MediaType), new(PrintPage.MediaType)];

    /// <summary>200 with the article, or 304 when the caller has these very bytes.</summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="mediaType">One of those offered.</param>
    /// <param name="article">The article, which the caller may see.</param>
    /// <param name="isPrivate">It isn't for every reader.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="fields">In JSON only these members.</param>
    /// <param name="include">In JSON these along with it.</param>
    public Task SendAsync(IResponseSender send, string mediaType, Article article, bool isPrivate, CancellationToken ct, Fields<Article>? fields = null, Includes<ArticleInclude>? include = null)
    {
        var http = send.HttpContext;
        var shared = Shared.Of(article);
        Negotiation.Vary(http.Response);
        return mediaType switch
        {
            NewsArticle.MediaType => BytesAsync(JsonSerializer.SerializeToUtf8Bytes(NewsArticle.Of(article, Address(), site, site.HomeOf(http.Request)), CmsJson.Options), site.WithAddresses(shared)),
            NinjsItem.MediaType => BytesAsync(JsonSerializer.SerializeToUtf8Bytes(NinjsItem.Of(article, Address(), site), CmsJson.Options), site.WithAddresses(shared)),
            ArticleMarkdown.MediaType => BytesAsync(Encoding.UTF8.GetBytes(ArticleMarkdown.Of(article)), shared, "; charset=utf-8"),
            PrintPage.MediaType => SendPrintAsync(send, article, isPrivate),
            _ => JsonAsync(),
        };

        string Address() => site.AddressOf(http.Request, article.Slug);

        async Task JsonAsync() => await send.ResourceAsync((await includes.AddAsync([article], include, ct))[0], fields, article.Version, isPrivate, shared.With(include));

        Task BytesAsync(byte[] body, Shared? kept, string charset = "") => send.BytesAsync(mediaType + charset, body, article.Version, isPrivate, kept);
    }

    /// <summary>The same as a page to print. Memory doesn't keep it: it has a policy of its own in a header.</summary>
    public Task SendPrintAsync(IResponseSender send, Article article, bool isPrivate)
    {
        var http = send.HttpContext;
        http.Response.Headers.ContentSecurityPolicy = PrintPage.ContentSecurityPolicy;
        var page = PrintPage.Of(article, site.AddressOf(http.Request, article.Slug), site.Name);
        return send.BytesAsync(PrintPage.MediaType + "; charset=utf-8", Encoding.UTF8.GetBytes(page), article.Version, isPrivate);
    }
}
