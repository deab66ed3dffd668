using System.Data.Common;
using System.Text.Json;
using Cms.Api.Json;

namespace Cms.Api.Articles;

/// <summary>Reads the articles of a statement on <see cref="ArticleColumns"/>: by their places and without boxing, which every reader pays who isn't answered from memory.</summary>
sealed class ArticleReader
{
    readonly DbDataReader row;
    readonly int categoryId;
    readonly int reporterIds;
    readonly int corrections;
    readonly int body;
    readonly int bodyText;

    ArticleReader(DbDataReader row)
    {
        this.row = row;
        categoryId = Find("category_id");
        reporterIds = Find("reporter_ids");
        corrections = Find("corrections");
        body = Find("body");
        bodyText = Find("body_text");
    }

    /// <summary>Makes an article of the row that the reader is at.</summary>
    public static Func<Article> Of(DbDataReader row) => new ArticleReader(row).Read;

    Article Read() => new()
    {
        Id = row.GetGuid(0),
        Slug = row.GetString(1),
        Title = row.GetString(2),
        Subtitle = Text(3),
        Summary = Text(4),
        Tags = row.GetFieldValue<string[]>(5),
        Source = Text(6),
        ExternalId = Text(7),
        Dateline = Text(8),
        Copyright = Text(9),
        Status = StatusOf(row.GetString(10)),
        KillReason = Text(11),
        PublishedAt = Time(12),
        Version = row.GetInt32(13),
        CreatedAt = row.GetDateTime(14),
        UpdatedAt = row.GetDateTime(15),
        ImportedAt = Time(16),
        CategoryId = Has(categoryId) ? row.GetGuid(categoryId) : null,
        ReporterIds = Has(reporterIds) ? row.GetFieldValue<Guid[]>(reporterIds) : [],
        Corrections = Has(corrections) ? JsonSerializer.Deserialize<IReadOnlyList<ArticleCorrection>>(row.GetString(corrections), CmsJson.Options)! : [],
        Body = body < 0 ? "" : row.GetString(body),
        BodyText = bodyText < 0 ? "" : row.GetString(bodyText),
        Reporters = [],
    };

    int Find(string column)
    {
        for (var i = row.FieldCount - 1; i > 16; i--)
        {
            if (row.GetName(i) == column)
            {
                return i;
            }
        }

        return -1; // it wasn't asked for
    }

    bool Has(int column) => column >= 0 && !row.IsDBNull(column);

    string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

    DateTimeOffset? Time(int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    static ArticleStatus StatusOf(string status) => status switch
    {
        "published" => ArticleStatus.Published,
        "draft" => ArticleStatus.Draft,
        "archived" => ArticleStatus.Archived,
        "killed" => ArticleStatus.Killed,
        _ => throw new InvalidOperationException($"No article is {status}."),
    };
}
