using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;

namespace Cms.Api.Comments;

/// <summary>What every list of comments takes.</summary>
public abstract record CommentListRequest : ListRequest
{
    /// <summary>Only comments in this state; for moderators. Left out: those that readers see.</summary>
    public CommentStatus? Status { get; init; }

    /// <exception cref="ProblemException">401 or 403 for a status without the permission.</exception>
    internal void RequireModeratorForStatus(HttpContext http)
    {
        if (Status is not null)
        {
            http.Require(Permission.Moderate, "status");
        }
    }
}
