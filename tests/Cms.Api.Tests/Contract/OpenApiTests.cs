using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(Api api)
{
    /// <summary>Run with UPDATE_OPENAPI=1 to accept a change of the contract.</summary>
    [Fact]
    public async Task The_committed_document_is_the_one_the_program_serves()
    {
        var served = await api.Reader.GetStringAsync("/openapi.json");
        var file = Path.Combine(Root(), "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") is "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.Equal(await File.ReadAllTextAsync(file), served);
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_description_a_tag_and_its_problems()
    {
        var document = await api.Reader.GetJsonAsync("/openapi.json");
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!).ToList();

        Assert.True(operations.Count > 30);
        Assert.Equal(operations.Count, operations.Select(o => (string?)o["operationId"]).Distinct().Count());
        Assert.All(operations, o =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)o["summary"]));
            Assert.False(string.IsNullOrWhiteSpace((string?)o["description"]));
            Assert.Contains((string?)Assert.Single(o["tags"]!.AsArray()), document["tags"]!.AsArray().Select(t => (string?)t!["name"]));
            Assert.NotNull(o["responses"]!["401"]);
            Assert.NotNull(o["responses"]!["400"]);
        });
    }

    [Fact]
    public async Task The_rules_of_the_validators_stand_in_the_document()
    {
        var document = await api.Reader.GetJsonAsync("/openapi.json");
        var article = document["components"]!["schemas"]!["ArticleInput"]!;
        var limit = document["paths"]!["/v1/articles"]!["get"]!["parameters"]!.AsArray().Single(p => (string?)p!["name"] == "limit")!["schema"]!;

        Assert.Equal(["title"], article["required"]!.AsArray().Select(r => (string)r!));
        Assert.Equal((1, 300), ((int)article["properties"]!["title"]!["minLength"]!, (int)article["properties"]!["title"]!["maxLength"]!));
        Assert.True((bool)article["properties"]!["version"]!["readOnly"]!);
        Assert.False((bool)article["additionalProperties"]!);
        Assert.Equal((1, 100, 20), ((int)limit["minimum"]!, (int)limit["maximum"]!, (int)limit["default"]!));
    }

    [Fact]
    public async Task Swagger_UI_is_served_with_the_document()
    {
        var page = await api.Reader.GetStringAsync("/swagger/index.html");
        Assert.Contains("<title>Newsroom CMS</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_the_document_does_not_declare_fails_a_test()
    {
        var contract = new PublishedContract(JsonNode.Parse("""
            { "paths": { "/things/{id}": { "get": { "operationId": "GetThing", "responses": { "200": {
              "headers": { "ETag": {} },
              "content": { "application/json": { "schema": { "type": "object", "required": [ "id" ], "properties": {
                "id": { "type": "integer", "minimum": 1 }, "at": { "type": [ "null", "string" ], "format": "date-time" }, "key": { "type": "string", "format": "uuid" }, "name": { "type": "string", "maxLength": 2, "pattern": "^[가-힣]+$" } } } } } } } } } } }
            """)!.AsObject());

        Check(200, """{ "id": 1 }""");
        Check(200, """{ "id": 1, "at": "2025-12-05T10:55:18.123+09:00", "key": "01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "name": "가나" }""");
        Check(200, """{ "id": 1, "at": null }""");
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 0 }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1.5 }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1, "at": "2025-12-05T10:55:18" }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1, "key": "k" }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1, "name": "가나다" }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1, "name": "ab" }"""));
        Assert.Throws<ContractException>(() => Check(404, """{ "id": 1 }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": "1" }"""));
        Assert.Throws<ContractException>(() => Check(200, "{ }"));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1, "more": 2 }"""));
        Assert.Throws<ContractException>(() => Check(200, """{ "id": 1 }""", "Link"));

        void Check(int status, string body, string header = "ETag")
        {
            using var answer = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            answer.Headers.TryAddWithoutValidation(header, "\"x\"");
            contract.Check(HttpMethod.Get, "/things/1", answer, body);
        }
    }

    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
