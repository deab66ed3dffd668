using System.Net;
using System.Net.Http.Json;
using Cms.Api.Tests.Contract;
using Cms.Api.Webhooks;

namespace Cms.Api.Tests.Webhooks;

[Collection(ApiCollection.Name)]
public sealed class WebhookTests(Api api)
{
    [Theory]
    [InlineData("http://frontend.example/hook")]
    [InlineData("https://localhost/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://0x7f000001/hook")]
    [InlineData("https://user:secret@frontend.example/hook")]
    [InlineData("ftp://frontend.example/hook")]
    [InlineData("frontend.example")]
    public async Task A_target_behind_our_own_walls_is_refused(string url)
    {
        var problem = await (await api.Editor.PostAsJsonAsync("/v1/webhooks", new { url })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal("/url", problem.Errors().Single().At);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("::", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    public void A_name_that_leads_into_a_private_network_is_told_by_its_address(string address, bool isPrivate) => Assert.Equal(isPrivate, WebhookTarget.IsPrivate(IPAddress.Parse(address)));
}
