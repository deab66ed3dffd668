namespace Cms.Api.Problems;

/// <summary>A kind of problem.</summary>
/// <param name="Code">Its stable name.</param>
/// <param name="Status">The HTTP status it is answered with.</param>
/// <param name="Title">The same in words, the same every time.</param>
public sealed record ProblemCode(string Code, int Status, string Title)
{
    public static readonly ProblemCode BadRequest = new("bad-request", 400, "The request is not valid HTTP");
    public static readonly ProblemCode MalformedJson = new("malformed-json", 400, "The body is not valid JSON");
    public static readonly ProblemCode MalformedForm = new("malformed-form", 400, "The form can't be read");
    public static readonly ProblemCode MalformedArchive = new("malformed-archive", 400, "The archive can't be read");
    public static readonly ProblemCode ValidationFailed = new("validation-failed", 400, "The request breaks a rule");
    public static readonly ProblemCode InvalidCursor = new("invalid-cursor", 400, "The cursor belongs to another list");
    public static readonly ProblemCode KeyRequired = new("key-required", 401, "This needs a key or a token");
    public static readonly ProblemCode KeyInvalid = new("key-invalid", 401, "The key or token is no good");
    public static readonly ProblemCode SignInFailed = new("sign-in-failed", 401, "You are not signed in");
    public static readonly ProblemCode SignInElsewhere = new("sign-in-elsewhere", 403, "People sign in elsewhere");
    public static readonly ProblemCode Forbidden = new("forbidden", 403, "You may not do this");
    public static readonly ProblemCode NotYours = new("not-yours", 403, "It is another's, or no draft any more");
    public static readonly ProblemCode WrongPassword = new("wrong-password", 403, "The password is wrong");
    public static readonly ProblemCode RouteNotFound = new("route-not-found", 404, "There is nothing at this address");
    public static readonly ProblemCode NotFound = new("not-found", 404, "There is no such resource");
    public static readonly ProblemCode MethodNotAllowed = new("method-not-allowed", 405, "This address doesn't know the method");
    public static readonly ProblemCode NotAcceptable = new("not-acceptable", 406, "It can't be had in this format");
    public static readonly ProblemCode Conflict = new("conflict", 409, "Another write came first");
    public static readonly ProblemCode CommentsClosed = new("comments-closed", 409, "Comments are closed");
    public static readonly ProblemCode ModerationUndone = new("moderation-undone", 409, "It has been undone already");
    public static readonly ProblemCode WrongStatus = new("wrong-status", 409, "It is in another state of its life");
    public static readonly ProblemCode NameTaken = new("name-taken", 409, "Another has this name");
    public static readonly ProblemCode IdempotencyInProgress = new("idempotency-in-progress", 409, "The first request with this key is still at work");
    public static readonly ProblemCode IdempotencyAnswerLost = new("idempotency-answer-lost", 409, "It was carried out, but its answer was lost");
    public static readonly ProblemCode SlugTaken = new("slug-taken", 409, "The slug belongs to another");
    public static readonly ProblemCode ReporterExists = new("reporter-exists", 409, "The outlet has a reporter of this name");
    public static readonly ProblemCode ArticleExists = new("article-exists", 409, "The source has an article of this external id");
    public static readonly ProblemCode SnapshotExists = new("snapshot-exists", 409, "The source has a snapshot of this time");
    public static readonly ProblemCode InUse = new("in-use", 409, "It is still referred to");
    public static readonly ProblemCode CategoryCycle = new("category-cycle", 409, "A category can't lie below itself");
    public static readonly ProblemCode ImportRunning = new("import-running", 409, "The import is still at work");
    public static readonly ProblemCode ImportEnded = new("import-ended", 409, "The import has ended already");
    public static readonly ProblemCode Killed = new("killed", 410, "The article was withdrawn");
    public static readonly ProblemCode ChangesExpired = new("changes-expired", 410, "Changes behind this position are no longer kept");
    public static readonly ProblemCode VersionStale = new("version-stale", 412, "Somebody has changed it since you read it");
    public static readonly ProblemCode BodyTooLarge = new("body-too-large", 413, "The body is too large");
    public static readonly ProblemCode UnsupportedMediaType = new("unsupported-media-type", 415, "The content type isn't accepted here");
    public static readonly ProblemCode UnknownReference = new("unknown-reference", 422, "It refers to something that doesn't exist");
    public static readonly ProblemCode CheckFailed = new("check-failed", 422, "Something must be put right before it is published");
    public static readonly ProblemCode IdempotencyMismatch = new("idempotency-mismatch", 422, "The key belongs to another request");
    public static readonly ProblemCode ImportFailed = new("import-failed", 422, "A document can't be imported, so nothing was stored");
    public static readonly ProblemCode BulkFailed = new("bulk-failed", 422, "An operation can't be carried out, so none was");
    public static readonly ProblemCode VersionRequired = new("version-required", 428, "If-Match is required");
    public static readonly ProblemCode TooManyRequests = new("too-many-requests", 429, "Too many requests");
    public static readonly ProblemCode InternalError = new("internal-error", 500, "Something went wrong on our side");
    public static readonly ProblemCode DatabaseUnavailable = new("database-unavailable", 503, "The database can't be reached");
    public static readonly ProblemCode Busy = new("busy", 503, "There is too much to do at the moment");

    /// <summary>All of them, read from the fields above.</summary>
    public static readonly IReadOnlyList<ProblemCode> All =
        [.. typeof(ProblemCode).GetFields().Where(f => f.FieldType == typeof(ProblemCode)).Select(f => (ProblemCode)f.GetValue(null)!)];

    /// <summary>The code that says no more than the status.</summary>
    public static ProblemCode OfStatus(int status) => All.FirstOrDefault(c => c.Status == status) ?? (status < 500 ? BadRequest : InternalError);
}
