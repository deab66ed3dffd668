using System.Text.Json.Nodes;

namespace Cms.Api.Seeing;

/// <summary>A plan by the kinds of its steps and the names of tables and indexes: <c>Limit(Index Scan article_newest)</c>. Conditions, and with them values, are left out.</summary>
static class PlanShape
{
    const int MaxLength = 500;

    /// <param name="plan">As EXPLAIN (FORMAT JSON) answers.</param>
    public static string Of(string plan)
    {
        var shape = Node(JsonNode.Parse(plan)![0]!["Plan"]!);
        return shape.Length <= MaxLength ? shape : shape[..MaxLength] + "…";
    }

    static string Node(JsonNode node)
    {
        var name = (string?)(node["Index Name"] ?? node["Relation Name"] ?? node["Function Name"]) is { } what ? $"{node["Node Type"]} {what}" : $"{node["Node Type"]}";
        return node["Plans"] is JsonArray { Count: > 0 } below ? $"{name}({string.Join(", ", below.Select(n => Node(n!)))})" : name;
    }
}
