using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Imports;

static class SendImport
{
    /// <summary>200 for an import that is done, 202 for a job; with the address of either.</summary>
    public static Task ImportAsync(this IResponseSender send, ImportReceipt receipt)
    {
        var location = $"/v1/imports/{receipt.Id}";
        if (receipt.Status == ImportStatus.Running)
        {
            return send.AcceptedAsync(location, receipt);
        }

        if (receipt.Id is not null)
        {
            send.HttpContext.Response.Headers.Location = location;
        }

        return send.ResourceAsync(receipt, isPrivate: true);
    }
}
