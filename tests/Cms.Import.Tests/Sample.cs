using System.Text;

namespace Cms.Import.Tests;

/// <summary>Small pages around the one line that a test is about.</summary>
static class Sample
{
    public const string Title = "마을 숲길 여섯 곳 새로 이어진다";
    public const string First = "마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다. 시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.";
    public const string Second = "주민들은 “걸어서 학교에 갈 수 있게 됐다”며 반겼다. 사업비는 모두 12억원이 든다.";

    public static ParseResult<NewsPage> Read(string text) => NewsPageReader.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>A page whose head is the given lines.</summary>
    public static ParseResult<NewsPage> WithHead(string head) => Read($"{Title}\n{head}\n\n{First}\n\n{Second}\n");

    /// <summary>A page whose first paragraph begins with the given text.</summary>
    public static ParseResult<NewsPage> WithLead(string lead) => Read($"{Title}\n입력 2024-03-02 10:00\n\n{lead}{First}\n\n{Second}\n");

    /// <summary>A page that ends with the given lines.</summary>
    public static ParseResult<NewsPage> WithTail(string tail) => Read($"{Title}\n입력 2024-03-02 10:00\n\n{First}\n\n{Second}\n\n{tail}\n");

    public static string Reporters(ParseResult<NewsPage> result) =>
        string.Join("; ", result.Document.Reporters.Select(r => r.Email is null ? r.Name : $"{r.Name} {r.Email}"));
}
