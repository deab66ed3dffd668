using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.OpenApi;

/// <summary>What the document says about the API as a whole.</summary>
sealed partial class ContractInfo : IDocumentFilter
{
    public static readonly OpenApiInfo Info = new()
    {
        Title = "Newsroom CMS",
        Version = "1.0",
        Description = """
            A headless CMS for newspapers: articles, reporters, categories, comments and weather, and an importer that reads the raw text of Korean news pages into all five.

            **Who may do what.** What is published is open to everyone. People sign in at `POST /v1/auth/token` for a token of ten minutes, machines hold an API key; both are sent as `Authorization: Bearer TOKEN-OR-KEY`. Each operation names the permission it needs and the roles that have it; `GET /v1/permissions` is the whole table.

            **Quotas.** `RateLimit` and `RateLimit-Policy` tell what is left to a caller; 429 says in `Retry-After` how long to wait. Answers 304 are free.

            **Errors.** Always `application/problem+json` (RFC 9457) with a stable `code`; `errors` names each field at fault and what would be accepted. `GET /v1/problems` lists every code.

            **Lists.** `{ "data": [...], "page": { "limit", "nextCursor", "prevCursor" }, "meta": {} }`, newest first. Pass a cursor back with the same filters; `Link` says the same.

            **Parts.** `fields=id,title` answers these members only, of one resource or of each row of a list; `id` is always there. `include=reporters,comments` answers what belongs to an article with it, in `included`. Names that there aren't are a 400 that tells those there are.

            **Edits.** Send the `ETag` you read in `If-Match` with every write to an article: nobody's edit is overwritten unseen (412), and an ETag sent in `If-None-Match` saves the download (304).

            **Formats.** Articles are also answered as JSON-LD, ninjs, Markdown and a page to print, and weather as GeoJSON, to who asks for it in `Accept`; 406 where nothing offered is allowed.

            **Times** are RFC 3339 with an offset, in the site's zone. **Text** is Unicode NFC. **Ids** are UUIDs, and articles, reporters, categories and collections are also found by their slug. What had another address answers 308.
            """,
        Contact = new() { Name = "The newsroom's developers" },
    };

    static readonly (string Name, string Description)[] Tags =
    [
        ("Articles", "Stories: written as drafts, then published."),
        ("Reporters", "Bylines: a name at an outlet."),
        ("Categories", "The site's navigation, an ordered tree."),
        ("Tags", "What articles are tagged with; old names lead to the new."),
        ("Collections", "Boxes of articles, and the front page that they stand on."),
        ("Feeds", "What is new, for feed readers: RSS, Atom and JSON Feed."),
        ("Sitemaps", "Every article's address, for search engines."),
        ("Synonyms", "Words that a search holds for the same."),
        ("Comments", "What readers say below articles; shown once approved."),
        ("Weather snapshots", "The weather at many stations at one time."),
        ("Weather observations", "The weather at one station at one time, of all snapshots."),
        ("Imports", "Raw pages in, articles out; every import leaves a receipt."),
        ("Views", "What is read, and what most."),
        ("Changes", "What has changed, in order, for machines that follow."),
        ("Webhooks", "Machines that are told of changes, signed, in order, at least once."),
        ("Sessions", "Signing in, and what one may do."),
        ("Accounts", "The people of the newsroom."),
        ("Api keys", "The keys of machines: shown once, stored hashed."),
        ("Audit", "Who did what, when, from where; before and after."),
        ("Problems", "What can go wrong, and its stable names."),
    ];

    /// <summary>WeatherSnapshots becomes "Weather snapshots".</summary>
    public static string TagOf(Type? endpoint) =>
        endpoint?.Namespace?.Split('.')[^1] is { } folder ? folder[..1] + InnerCapital().Replace(folder[1..], m => " " + m.Value.ToLowerInvariant()) : "Other";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }).ToHashSet();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex InnerCapital();
}
