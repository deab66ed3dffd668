using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;

namespace Cms.Api.Comments;

/// <summary>What every list of comments takes.</summary>
public abstract record CommentListRequest : ListRequest<Comment>
{
    /// <summary>Only comments in this state; for moderators. Left out, with the other filters of moderators: in any.</summary>
    public CommentStatus? Status { get; init; }

    /// <summary>Only comments that are held back, for a blocked word or a flood, or only others; for moderators.</summary>
    public bool? Held { get; init; }

    /// <summary>Only comments that readers have reported, or only others; for moderators.</summary>
    public bool? Reported { get; init; }

    internal bool IsForModerators => Status is not null || Held is not null || Reported is not null;

    /// <exception cref="ProblemException">401 or 403 for a filter without the permission.</exception>
    internal void RequireModeratorForFilters(HttpContext http)
    {
        foreach (var (filter, isGiven) in new[] { ("status", Status is not null), ("held", Held is not null), ("reported", Reported is not null) })
        {
            if (isGiven)
            {
                http.Require(Permission.Moderate, filter);
            }
        }
    }
}
