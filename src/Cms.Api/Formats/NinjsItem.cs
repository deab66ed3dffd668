using System.Text.Json.Serialization;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Json;
using Cms.Api.Text;

namespace Cms.Api.Formats;

/// <summary>An article as ninjs 3.1, the JSON of the International Press Telecommunications Council. IPTC has registered no media type for it.</summary>
[ReadOnlyMembers(typeof(NinjsRest))]
public sealed record NinjsItem
{
    public const string MediaType = "application/vnd.iptc.ninjs+json";

    /// <summary>The item's identifier, of ours its UUID as a URN. By it an import finds the item again.</summary>
    /// <example>urn:newsml:example.com:20251205:0042</example>
    public string Uri { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>Of articles always <c>text</c>.</summary>
    /// <example>text</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary><c>full</c> or <c>partial</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RepresentationType { get; init; }

    /// <summary>The article's version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    /// <summary>When it was first published; an import takes it for the time of publication.</summary>
    /// <example>2025-12-05T10:55:18+09:00</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FirstCreated { get; init; }

    /// <summary>When this version was made; an import without <c>firstCreated</c> takes it for the time of publication.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VersionCreated { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentCreated { get; init; }

    /// <summary>Until then readers don't see it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EmbargoedUntil { get; init; }

    /// <summary><c>usable</c>; an import refuses <c>withheld</c> and <c>canceled</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PubStatus { get; init; }

    /// <summary>The newspaper.</summary>
    /// <example>한빛일보</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CopyrightHolder { get; init; }

    /// <summary>The copyright line as printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CopyrightNotice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>By <c>role</c>: <c>summary</c>, <c>dateline</c>, <c>correction</c>, <c>rebuttal</c>, <c>followUp</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsText>? Descriptions { get; init; }

    /// <summary>The body as HTML, and as plain text. An import takes the HTML where there is one.</summary>
    /// <example>[{ "contentType": "text/html", "value": "&lt;p&gt;한빛시가 청년 창업센터를 새로 단장했다.&lt;/p&gt;" }]</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsBody>? Bodies { get; init; }

    /// <summary>The headline, and by its <c>role</c> (<c>subheadline</c>) the subtitle.</summary>
    /// <example>[{ "value": "한빛시, 청년 창업센터 새 단장" }]</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsText>? Headlines { get; init; }

    /// <summary>By <c>rel</c>: the authors.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsPerson>? People { get; init; }

    /// <summary>The tags, and by its <c>rel</c> the category.</summary>
    /// <example>[{ "name": "경제", "rel": "category" }, { "name": "창업" }]</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsSubject>? Subjects { get; init; }

    /// <summary>Where it came from; an import takes the first for its source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsSource>? InfoSources { get; init; }

    /// <summary>A name of the item; an import without a headline takes it for that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The byline in words; an import without authors among <c>people</c> reads the names from it.</summary>
    /// <example>김하늘 기자</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>The slug.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Slugline { get; init; }

    /// <summary>The place it was written at; an import takes it for the dateline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Located { get; init; }

    /// <summary>Where readers find it, and its id at its source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NinjsAltId>? AltIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NinjsStandard? Standard { get; init; }

    /// <param name="article">The article.</param>
    /// <param name="address">Where readers find it.</param>
    /// <param name="site">The newspaper.</param>
    internal static NinjsItem Of(Article article, string address, Site site) => new()
    {
        Uri = $"urn:uuid:{article.Id}",
        Type = NinjsRoles.Article,
        RepresentationType = "full",
        Version = $"{article.Version}",
        FirstCreated = SiteTime.Format(article.PublishedAt ?? article.CreatedAt),
        VersionCreated = SiteTime.Format(ArticleWords.ChangedAt(article)),
        PubStatus = article.Status == ArticleStatus.Published ? NinjsRoles.Usable : "withheld",
        CopyrightHolder = article.Source ?? article.Reporters.Select(r => r.Outlet).FirstOrDefault(o => o is not null) ?? site.Name,
        CopyrightNotice = article.Copyright,
        Language = Site.Language,
        Title = article.Title,
        Headlines = [new() { Role = NinjsRoles.Headline, Value = article.Title }, .. Texts(NinjsRoles.Subheadline, article.Subtitle)],
        Bodies = [new() { ContentType = NinjsRoles.Html, Value = article.Body }, new() { ContentType = NinjsRoles.Plain, CharCount = article.BodyText.Length, Value = article.BodyText }],
        Descriptions =
        [
            .. Texts(NinjsRoles.Summary, article.Summary),
            .. Texts(NinjsRoles.Dateline, article.Dateline),
            .. article.Corrections.SelectMany(c => Texts(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(c.Kind.ToString()), c.Note)),
        ],
        By = article.Reporters.Count == 0 ? null : ArticleWords.Byline(article),
        People = [.. article.Reporters.Select(NinjsPerson.Of)],
        Subjects =
        [
            .. article.Category is { } category ? [new NinjsSubject { Name = category.Name, Rel = NinjsRoles.Category }] : Array.Empty<NinjsSubject>(),
            .. article.Tags.Select(t => new NinjsSubject { Name = t }),
        ],
        InfoSources = [new() { Name = article.Source ?? site.Name }],
        Slugline = article.Slug,
        AltIds = [new() { Role = "address", Value = address }, .. article.ExternalId is { } id ? [new NinjsAltId { Role = "externalId", Value = id }] : Array.Empty<NinjsAltId>()],
        Standard = new() { Name = "ninjs", Version = "3.1", Schema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#" },
    };

    static IEnumerable<NinjsText> Texts(string role, string? value) => value is null ? [] : [new() { Role = role, ContentType = NinjsRoles.Plain, Value = value }];
}
