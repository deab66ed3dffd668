using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Changes;

static class Feed
{
    /// <summary>
    /// What the feed tells of a thing behind a position, waiting until it is so much: it holds back what is behind a transaction at work,
    /// whichever database of the server that one is on, and other tests are at work on theirs.
    /// </summary>
    public static async Task<List<JsonNode>> ChangesAsync(this HttpClient client, string from, JsonNode of, int count)
    {
        for (var patience = 0; ; patience++)
        {
            var told = (await client.GetJsonAsync($"/v1/changes?after={from}&limit=1000"))["data"]!.AsArray().Select(c => c!).Where(c => (string?)c["id"] == (string?)of["id"]).ToList();
            if (told.Count >= count || patience == 100)
            {
                return told;
            }

            await Task.Delay(100);
        }
    }
}
