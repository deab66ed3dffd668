using System.Globalization;
using Cms.Api.Articles;
using Cms.Import;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>What an import says of bodies that are nearly another article's: perhaps the same report under another headline.</summary>
static class NearDuplicates
{
    /// <summary>Items of new articles whose body is nearly another's, by their index.</summary>
    public static async Task<Dictionary<int, ImportItem>> FindAsync(NpgsqlConnection connection, IReadOnlyList<StoredItem> written, CancellationToken ct)
    {
        var warned = new Dictionary<int, ImportItem>();
        Guid[] added = [.. written.Select(w => w.Staged!).Where(a => a.IsNew).Select(a => a.Id)];
        if (added.Length == 0)
        {
            return warned;
        }

        var alike = await ArticleStaging.FindAlikeAsync(connection, added, ct);
        foreach (var result in written)
        {
            List<NearDuplicate> duplicates =
            [
                .. from other in alike[result.Staged!.Id]
                   let similarity = Math.Round(BodyLikeness.Between(result.Staged.Fields.BodyText, other.BodyText), 2)
                   where similarity >= BodyLikeness.Threshold
                   orderby similarity descending
                   select new NearDuplicate(other.Id, other.Title, similarity),
            ];
            if (duplicates is [var nearest, ..])
            {
                var notice = new ParseNotice(StorageNotices.NearDuplicate, string.Create(CultureInfo.InvariantCulture, $"The body is to {nearest.Similarity * 100:0} % that of article {nearest.ArticleId}, '{nearest.Title}'."));
                warned[result.Item.Index] = result.Item with { NearDuplicates = duplicates, Warnings = [.. result.Item.Warnings, notice] };
            }
        }

        return warned;
    }
}
