using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Json;
using Cms.Api.Paging;
using Npgsql;

namespace Cms.Api.Verbs;

/// <summary>What every first read has to wait for, done beside the start instead of after it: the runtime compiles how articles are read and written when it is first done.</summary>
static class FirstRead
{
    /// <summary>Writes a page.</summary>
    public static void Write() =>
        JsonSerializer.SerializeToUtf8Bytes(new Page<ArticleListItem> { Data = [], Info = new(1, null, null), Meta = new() }, CmsJson.Options);

    /// <summary>Reads one, from a database that is up to date.</summary>
    public static async Task ReadAsync(ArticleStore articles, CancellationToken ct)
    {
        try
        {
            await articles.ListAsync(new ListArticles.Request { Limit = 1 }, ArticleSight.Published, ct);
        }
        catch (NpgsqlException)
        {
            // whoever asks will be told
        }
    }
}
