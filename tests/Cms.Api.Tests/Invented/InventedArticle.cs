using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Api.Tests.Invented;

/// <summary>Invented articles as raw pages. A number always makes the same one; no two numbers make the same headline, or bodies that are alike.</summary>
sealed class InventedArticle
{
    public const string Outlet = "한빛일보";
    const int ParagraphCount = 6;
    const int ParagraphLength = 250;

    /// <summary>How many headlines there are; the next article would have the first one's again.</summary>
    public static readonly int MaxCount = Words.Cities.Length * Words.Groups.Length * Words.Measures.Length * Words.HeadlineVerbs.Length;

    /// <summary>A prime, so that it has no divisor in common with the number of headlines and every one of them gets its turn.</summary>
    const int Stride = 7_368_787;

    static readonly DateTime First = new(2016, 1, 1, 6, 0, 0, DateTimeKind.Unspecified);
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly int number;
    readonly Random random;
    readonly int surname;
    readonly int given;

    public InventedArticle(int number)
    {
        this.number = number;
        random = new(number);
        Headline = MakeHeadline();
        (surname, given) = (random.Next(Words.Surnames.Length), random.Next(Words.GivenNames.Length));
        Paragraphs = [.. Enumerable.Range(0, ParagraphCount).Select(_ => Paragraph())];
    }

    public string Headline { get; }

    /// <summary>The name of its reporter, of whom there is one a pair of surname and given name.</summary>
    public string Reporter => Words.Surnames[surname] + Words.GivenNames[given];

    public string Email => $"reporter{surname:D2}{given:D2}@hanbit.example";

    /// <summary>In Korea.</summary>
    public DateTime Time => First.AddSeconds(number * 2_903L % (9 * 365 * 86_400L));

    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>The article as a line of NDJSON, without its end.</summary>
    public static string Line(int number, string source = Outlet) =>
        JsonSerializer.Serialize(new { source, externalId = $"{number:D8}", text = new InventedArticle(number).Page() }, Readable);

    string Page() => $"""
        {Headline} - {Outlet}

        {Headline}

        {Reporter} 기자 / 기사승인 : {Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}

        [{Outlet}={Reporter} 기자] {string.Join("\n\n", Paragraphs)}

        {Outlet} / {Reporter} 기자 {Email}

        [저작권자ⓒ {Outlet}. 무단전재-재배포 금지]

        """;

    string MakeHeadline()
    {
        var rest = (int)((long)number * Stride % MaxCount);
        return $"{Next(Words.Cities)}, {Next(Words.Groups)} {Josa.Object(Next(Words.Measures))} {Next(Words.HeadlineVerbs)}";

        string Next(string[] words)
        {
            (rest, var at) = Math.DivRem(rest, words.Length);
            return words[at];
        }
    }

    string Paragraph()
    {
        var text = new StringBuilder();
        while (text.Length < ParagraphLength)
        {
            text.Append(text.Length > 0 ? " " : "").Append(Sentence());
        }

        return text.ToString();
    }

    string Sentence() => random.Next(6) switch
    {
        0 => $"{Any(Words.Adverbs)} {Josa.Topic(Any(Words.Cities))} {Topic()} {Josa.With(Topic())} {Josa.Object(Topic())} {Any(Words.BodyVerbs)}.",
        1 => $"{Josa.Topic(Topic())} {random.Next(1, 13)}월 {random.Next(1, 29)}일 {Any(Words.Cities)} {Any(Words.Places)}에서 {Topic()} {Josa.Object(Topic())} {Any(Words.BodyVerbs)}.",
        2 => $"{Any(Words.Speakers)} “{Topic()} {Josa.Subject(Topic())} {Topic()} {Josa.With(Topic())} 이어지도록 {Any(Words.Plans)} 것”이라고 말했다.",
        3 => $"{Topic()} {Josa.Object(Topic())} 위해 {random.Next(2, 990)}억 원을 들여 {Topic()} {Josa.Object(Topic())} {Any(Words.Plans)} 계획이다.",
        4 => $"{Any(Words.Adverbs)} {Topic()} {Josa.Topic(Topic())} {random.Next(3, 980)}곳에서 {random.Next(1000, 9999)}곳으로 늘었고, {Topic()} {Josa.Topic(Topic())} {random.Next(2, 97)}% 줄었다.",
        _ => $"{Any(Words.Groups)} {random.Next(12, 8700)}명이 {Josa.With(Topic())} {Josa.Object(Topic())} {Any(Words.BodyVerbs)}고 {Any(Words.Places)} {Josa.Subject(Topic())} 전했다.",
    };

    string Topic() => $"{Any(Words.Nouns)}{(random.Next(2) == 0 ? "" : " ")}{Any(Words.Nouns)}";

    string Any(string[] words) => words[random.Next(words.Length)];
}
