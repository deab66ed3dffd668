using Npgsql;

namespace Cms.Api.Problems;

/// <summary>What a broken constraint of the database means to the caller: the database decides, this names it.</summary>
static class ConstraintProblems
{
    static readonly Dictionary<string, Func<ProblemException>> ByConstraint = new()
    {
        ["account_name"] = () => Conflict(ProblemCode.NameTaken, "/name", "Another account has this name."),
        ["api_key_name"] = () => Conflict(ProblemCode.NameTaken, "/name", "Another key has this name; revoke that first."),
        ["blocked_word_folded"] = () => Conflict(ProblemCode.NameTaken, "/word", "This word, or one that reads like it, is blocked already."),
        ["category_slug"] = SlugTaken,
        ["collection_slug"] = SlugTaken,
        ["reporter_slug"] = SlugTaken,
        ["article_external_id"] = () => Conflict(ProblemCode.ArticleExists, "/externalId", "Another article has this source and externalId."),
        ["reporter_byline"] = () => Conflict(ProblemCode.ReporterExists, "/name", "Another reporter has this name and outlet."),
        ["weather_snapshot_source_time"] = () => Conflict(ProblemCode.SnapshotExists, "/source", "Another snapshot has this source and time."),
    };

    /// <summary>Null when the failure is not the caller's doing.</summary>
    public static ProblemException? Of(PostgresException failure) => failure.SqlState switch
    {
        _ when failure.ConstraintName is { } name && ByConstraint.TryGetValue(name, out var problem) => problem(),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation =>
            new(ProblemCode.Conflict, "Another write of the same data came first; read it again and repeat."),
        PostgresErrorCodes.CheckViolation => new(ProblemCode.ValidationFailed, $"The database refuses this: it breaks the rule {failure.ConstraintName}."),
        _ => null,
    };

    static ProblemException SlugTaken() => Conflict(ProblemCode.SlugTaken, "/slug", "Another has this slug, or had it before.");

    static ProblemException Conflict(ProblemCode code, string pointer, string message) => new(code, message, FieldError.At(pointer, FieldCode.Taken, message));
}
