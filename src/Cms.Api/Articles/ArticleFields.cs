using System.Security.Cryptography;
using System.Text;
using Cms.Api.Json;

namespace Cms.Api.Articles;

/// <summary>A reporter or category that an article names.</summary>
public sealed record NamedReference(Guid Id, string Name);

/// <summary>What a page can say of an article, as it is stored. What it doesn't say (null, or no tags) it leaves as it is where a field is merged.</summary>
public sealed record ArticleFields
{
    static readonly Field[] All =
    [
        new("title", a => a.Title, (a, b) => a with { Title = b.Title }),
        new("subtitle", a => a.Subtitle, (a, b) => a with { Subtitle = b.Subtitle }),
        new("body", a => a.Body, (a, b) => a with { Body = b.Body, BodyText = b.BodyText, Likeness = b.Likeness }),
        new("category", a => a.Category?.Name, (a, b) => a with { Category = b.Category }) { IsOptional = true, Key = a => a.Category?.Id.ToString() },
        new("reporters", a => string.Join(", ", a.Reporters.Select(r => r.Name)), (a, b) => a with { Reporters = b.Reporters }) { Key = a => string.Join(',', a.Reporters.Select(r => r.Id)) },
        new("tags", a => a.Tags.Count == 0 ? null : string.Join(", ", a.Tags), (a, b) => a with { Tags = b.Tags }) { IsOptional = true },
        new("source", a => a.Source, (a, b) => a with { Source = b.Source }),
        new("externalId", a => a.ExternalId, (a, b) => a with { ExternalId = b.ExternalId }) { IsOptional = true },
        new("dateline", a => a.Dateline, (a, b) => a with { Dateline = b.Dateline }),
        new("copyright", a => a.Copyright, (a, b) => a with { Copyright = b.Copyright }),
        new("publishedAt", a => a.PublishedAt is { } time ? SiteTime.Format(time) : null, (a, b) => a with { PublishedAt = b.PublishedAt }) { IsOptional = true },
    ];

    public required string Title { get; init; }
    public string? Subtitle { get; init; }
    public required string Body { get; init; }
    public required string BodyText { get; init; }
    public NamedReference? Category { get; init; }
    public IReadOnlyList<NamedReference> Reporters { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Source { get; init; }
    public string? ExternalId { get; init; }
    public string? Dateline { get; init; }
    public string? Copyright { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public IReadOnlyList<int>? Likeness { get; init; }

    /// <summary>A digest of each field, by which it is later seen whether an editor has touched it.</summary>
    public Dictionary<string, string> Digests() => All.ToDictionary(f => f.Name, f => Digest(f.Key(this)));

    /// <summary>Merges a page into an article, field by field.</summary>
    /// <param name="page">What the page says now.</param>
    /// <param name="imported">The digests of what a page said before.</param>
    /// <param name="overwrite">Whether fields that an editor has touched since are taken too.</param>
    public ArticleMerge Merge(ArticleFields page, IReadOnlyDictionary<string, string> imported, bool overwrite)
    {
        var merged = this;
        var changes = new List<FieldChange>();
        var digests = new Dictionary<string, string>(imported);
        foreach (var field in All)
        {
            var (before, after) = (field.Key(this), field.Key(page));
            if (after is null && field.IsOptional)
            {
                continue;
            }

            digests[field.Name] = Digest(after);
            if (before != after)
            {
                var isTouched = imported.TryGetValue(field.Name, out var last) ? last != Digest(before) : !string.IsNullOrEmpty(before);
                var isKept = isTouched && !overwrite;
                merged = isKept ? merged : field.Copy(merged, page);
                changes.Add(new(field.Name, field.Text(this), field.Text(page), isKept));
            }
        }

        return new(merged, changes, digests);
    }

    /// <summary>Eight bytes of SHA-256: enough to see that something is not the same.</summary>
    static string Digest(string? text) => text is null ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <param name="Name">Its name in JSON.</param>
    /// <param name="Text">Its value as text, for people.</param>
    /// <param name="Copy">The first article with this field of the second.</param>
    sealed record Field(string Name, Func<ArticleFields, string?> Text, Func<ArticleFields, ArticleFields, ArticleFields> Copy)
    {
        /// <summary>Its value as it is compared.</summary>
        public Func<ArticleFields, string?> Key { get; init; } = Text;

        /// <summary>A page without it says nothing of it.</summary>
        public bool IsOptional { get; init; }
    }
}

/// <summary>What became of a merge.</summary>
/// <param name="Fields">The article as it is to be.</param>
/// <param name="Changes">Where page and article differed.</param>
/// <param name="Digests">The digests of what the page says now.</param>
public sealed record ArticleMerge(ArticleFields Fields, IReadOnlyList<FieldChange> Changes, Dictionary<string, string> Digests);

/// <summary>A field in which a page differs from its article.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Before">What the article had, as text; of reporters and category the names.</param>
/// <param name="After">What the page says.</param>
/// <param name="IsKept">An editor has touched the field, so that it stays as it was.</param>
public sealed record FieldChange(string Field, string? Before, string? After, bool IsKept);
