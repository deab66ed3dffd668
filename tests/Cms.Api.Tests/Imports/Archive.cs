using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

/// <summary>Archives of invented documents, and how they are sent and waited for.</summary>
static class Archive
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    const string Words = "시장 정책 예산 학교 도서관 버스 공원 축제 주민 의회 개관 지원 확대 점검 발표 계획 행사 봉사 청년 어르신 농가 수확 체험 교육 안전 하천 정비 공사 완료 협약";

    /// <summary>A document of its own: no two of different numbers are alike.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="number">Its id there.</param>
    public static string Line(string source, int number) => JsonSerializer.Serialize(new
    {
        source,
        externalId = $"{number}",
        title = $"{source} {number}번째 소식",
        publishedAt = "2025-12-05T10:00:00+09:00",
        reporters = new[] { new { name = $"김{"가나다라마바사아자차"[number % 10]}늘", outlet = source } },
        body = $"<p>{Prose(number, 60)}</p><p>{Prose(number + 1_000_000, 60)}</p>",
    }, Readable);

    public static string Lines(string source, int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => Line(source, i)));

    /// <summary>Words in an order that the number decides.</summary>
    public static string Prose(int number, int words)
    {
        var random = new Random(number);
        var all = Words.Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => all[random.Next(all.Length)])) + " 밝혔다.";
    }

    public static byte[] Zip(Encoding? names, params (string Name, byte[] Bytes)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    public static async Task<HttpResponseMessage> ImportArchiveAsync(this HttpClient client, string mediaType, byte[] bytes, string query = "")
    {
        using var body = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
        return await client.PostAsync(new Uri("/v1/imports" + query, UriKind.Relative), body);
    }

    public static Task<HttpResponseMessage> ImportLinesAsync(this HttpClient client, string lines, string query = "") =>
        client.ImportArchiveAsync("application/x-ndjson", Encoding.UTF8.GetBytes(lines), query);

    /// <summary>What an import says of its documents.</summary>
    public static (int Received, int Done, int Created, int Failed) Counts(JsonNode import) =>
        ((int)import["counts"]!["received"]!, (int)import["counts"]!["done"]!, (int)import["counts"]!["created"]!, (int)import["counts"]!["failed"]!);

    /// <summary>Waits until the job has ended.</summary>
    public static async Task<JsonObject> EndOfAsync(this HttpClient client, string? id)
    {
        for (var patience = 0; patience < 1_800; patience++)
        {
            var import = await client.GetJsonAsync($"/v1/imports/{id}");
            if ((string?)import["status"] is not ("running" or "receiving" or "cancelling"))
            {
                return import;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The import {id} doesn't end.");
    }
}
