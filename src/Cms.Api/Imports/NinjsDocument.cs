using System.Text.Json;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Text;
using Cms.Import;
using FluentValidation;

namespace Cms.Api.Imports;

/// <summary>Reads an item of ninjs 3 as a document whose fields are ready to be stored.</summary>
static class NinjsDocument
{
    static readonly string[] Authors = [NinjsRoles.Author, "creator", "byline", "writer", "reporter"];

    static readonly HashSet<string> LeftOut = ReadOnlyMembersAttribute.Of(typeof(NinjsItem));

    /// <summary>Whether a line of NDJSON is one: no other document has a <c>uri</c>.</summary>
    public static bool IsOne(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"uri\""u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(line.StartsWith("\uFEFF"u8) ? line[3..] : line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    if (reader.ValueTextEquals("uri"u8))
                    {
                        return true;
                    }

                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            return false; // what is wrong with it, its reader says
        }

        return false;
    }

    /// <exception cref="ProblemException">400 with every member at fault.</exception>
    public static ImportLine Read(ReadOnlyMemory<byte> bytes, out IReadOnlyList<ParseNotice> warnings)
    {
        var item = (NinjsItem)JsonBody.Read(bytes, typeof(NinjsItem))!;
        ValidationFaults.Check(Validator.Instance, item);
        using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        string[] rest = [.. document.RootElement.EnumerateObject().Select(m => m.Name).Where(LeftOut.Contains)];
        warnings = rest.Length == 0 ? [] : [new(StorageNotices.MembersLeftOut, $"An article has no place for {string.Join(", ", rest)}.")];
        return LineOf(item);
    }

    static ImportLine LineOf(NinjsItem item)
    {
        var html = item.Bodies!.FirstOrDefault(b => b.ContentType == NinjsRoles.Html)?.Value;
        var text = html ?? (item.Bodies!.FirstOrDefault(b => b.ContentType == NinjsRoles.Plain) ?? item.Bodies![0]).Value;
        return new()
        {
            Source = item.InfoSources?.Select(s => CmsText.Line(s.Name)).FirstOrDefault(n => n is not null),
            ExternalId = item.Uri,
            Title = Headline(item) ?? item.Title,
            Subtitle = string.Join('\n', (item.Headlines ?? []).Where(IsSubheadline).Select(h => h.Value)),
            Body = html,
            Paragraphs = html is null ? text.Split('\n') : null,
            Outlet = item.CopyrightHolder,
            Category = item.Subjects?.FirstOrDefault(s => s.Rel == NinjsRoles.Category)?.Name,
            Tags = [.. (item.Subjects ?? []).Where(s => s.Rel != NinjsRoles.Category).Select(s => CmsText.Line(s.Name)).OfType<string>().Distinct()],
            PublishedAt = TimeOf(item) is { } time ? SiteTime.Format(time) : null,
            Reporters = ReportersOf(item),
            Dateline = item.Descriptions?.FirstOrDefault(d => d.Role == NinjsRoles.Dateline)?.Value ?? item.Located,
            Copyright = item.CopyrightNotice,
        };
    }

    static string? Headline(NinjsItem item) => item.Headlines?.Where(h => !IsSubheadline(h)).Select(h => CmsText.Line(h.Value)).FirstOrDefault(h => h is not null);

    static bool IsSubheadline(NinjsText headline) => headline.Role?.StartsWith("sub", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>The time of publication, which an embargo puts off.</summary>
    static DateTimeOffset? TimeOf(NinjsItem item)
    {
        var created = Time(item.FirstCreated) ?? Time(item.ContentCreated) ?? Time(item.VersionCreated);
        return Time(item.EmbargoedUntil) is { } embargo && (created is null || embargo > created) ? embargo : created;
    }

    static DateTimeOffset? Time(string? text) => text is not null && SiteTime.TryParse(text, out var time) ? time : null;

    /// <summary>The authors among the people; else the names of the byline, as in <c>김하늘·마성배 기자</c>.</summary>
    static IReadOnlyList<PageReporter> ReportersOf(NinjsItem item)
    {
        List<PageReporter> authors =
        [
            .. from person in item.People ?? []
               where Authors.Contains(person.Rel, StringComparer.OrdinalIgnoreCase)
               let name = CmsText.Line(person.Name)
               where name is not null
               select new PageReporter(name, person.ContactInfo?.FirstOrDefault(c => c.Type == NinjsRoles.Email)?.Value, item.CopyrightHolder),
        ];
        return authors.Count > 0 || CmsText.Line(item.By) is not { } byline ? authors
            : [.. NewsPageReader.ReadByline(byline).Select(r => r with { Outlet = r.Outlet ?? item.CopyrightHolder })];
    }

    sealed class Validator : AbstractValidator<NinjsItem>
    {
        public static readonly Validator Instance = new();

        Validator()
        {
            RuleFor(i => i.Uri).NotEmpty().MaximumLength(200);
            RuleFor(i => i.Type).Must(t => t is null or NinjsRoles.Article).WithErrorCode(FieldCode.WrongType).WithMessage("'type' must be text: only articles are imported.");
            RuleFor(i => i.PubStatus).Must(s => s is null or NinjsRoles.Usable).WithErrorCode(FieldCode.OutOfRange).WithMessage("'pubStatus' must be usable: what is withheld or canceled isn't imported.");
            RuleFor(i => i.RepresentationType).Must(r => r is null or "full").WithErrorCode(FieldCode.OutOfRange).WithMessage("'representationType' must be full: a part of an item isn't imported.");
            RuleFor(i => i.Headlines).Must((item, _) => CmsText.Line(Headline(item) ?? item.Title) is not null).WithErrorCode(FieldCode.Required).WithMessage("'headlines' must have a headline.");
            RuleFor(i => i.Bodies).Must(b => b is [_, ..]).WithErrorCode(FieldCode.Required).WithMessage("'bodies' must have a body.");
            RuleFor(i => i.FirstCreated).Must(IsTime).WithErrorCode(FieldCode.WrongType).WithMessage(NoTime("firstCreated"));
            RuleFor(i => i.VersionCreated).Must(IsTime).WithErrorCode(FieldCode.WrongType).WithMessage(NoTime("versionCreated"));
            RuleFor(i => i.ContentCreated).Must(IsTime).WithErrorCode(FieldCode.WrongType).WithMessage(NoTime("contentCreated"));
            RuleFor(i => i.EmbargoedUntil).Must(IsTime).WithErrorCode(FieldCode.WrongType).WithMessage(NoTime("embargoedUntil"));
            RuleFor(i => i.Standard!.Version).Must(v => v is null || v.StartsWith("3.", StringComparison.Ordinal)).When(i => i.Standard is not null)
                .WithErrorCode(FieldCode.OutOfRange).WithMessage("'version' must be of ninjs 3.");
        }

        static bool IsTime(string? text) => text is null || Time(text) is not null;

        static string NoTime(string member) => $"'{member}' must be a time with an offset (RFC 3339), like 2025-12-05T10:55:18+09:00.";
    }
}
