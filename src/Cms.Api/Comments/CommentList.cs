using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;

namespace Cms.Api.Comments;

/// <summary>What every list of comments takes.</summary>
public abstract record CommentListRequest : ListRequest
{
    /// <summary>Only comments in this state; needs a key. Left out: those that readers see.</summary>
    public CommentStatus? Status { get; init; }

    /// <exception cref="ProblemException">401 for a status without a key.</exception>
    internal void RequireKeyForStatus(HttpContext http)
    {
        if (Status is not null && !http.HoldsKey())
        {
            throw new ProblemException(ProblemCode.KeyRequired, "To list by status, send a key; approved comments are listed without one.", FieldError.Of("status", FieldCode.Unknown, "'status' needs a key."));
        }
    }
}
