using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Formats;

/// <summary>Asking for a format, and an article that has something to show in each.</summary>
static class Asking
{
    public static async Task<HttpResponseMessage> GetAsAsync(this HttpClient client, string address, string? accept, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        return await client.SendAsync(request);
    }

    /// <summary>A published article with a correction, in a category and by a reporter of its own.</summary>
    public static async Task<JsonObject> PublishRichAsync(this HttpClient editor, string body = "<p>한빛시는 상담실을 <strong>“두 배”</strong>로 늘린다.</p>")
    {
        var reporter = await editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("김하늘"), outlet = "한빛일보", emails = new[] { "haneul@example.com" } });
        var category = await editor.CreateAsync("/v1/categories", new { name = Answers.Unique("경제") });
        var article = await editor.PublishNewAsync(new
        {
            title = Answers.Unique("한빛시, <새 단장> & \"확장\"\u0001"),
            subtitle = "상담실 두 배로\n내년 1월 다시 문 열어",
            summary = "한 줄 요약",
            body,
            tags = new[] { Answers.Unique("창업"), "청년" },
            reporters = new[] { new { id = reporter["id"] } },
            category = new { id = category["id"] },
            source = "한빛통신",
            externalId = Answers.Unique("A"),
            dateline = "[한빛일보=김하늘 기자]",
            copyright = "[저작권자ⓒ 한빛일보. 무단전재-재배포 금지]",
        });
        var correction = new { kind = "correction", note = "열 곳이 아니라 <여덟> 곳이므로 바로잡습니다.", datedAt = "2025-12-06T09:00:00+09:00" };
        return await (await editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/corrections", correction, ifMatch: "*")).JsonAsync();
    }
}
