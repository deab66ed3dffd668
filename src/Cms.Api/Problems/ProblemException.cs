namespace Cms.Api.Problems;

/// <summary>Ends a request with a <see cref="Problem"/>. Thrown from anywhere below <see cref="ProblemSetup.UseProblems"/>.</summary>
/// <param name="code">The kind.</param>
/// <param name="detail">What happened this time, in a sentence for the caller.</param>
/// <param name="errors">The fields at fault.</param>
public sealed class ProblemException(ProblemCode code, string detail, params IReadOnlyList<FieldError> errors) : Exception(detail)
{
    public ProblemCode Code => code;

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Members that this kind of problem adds.</summary>
    public Dictionary<string, object?>? Extensions { get; init; }

    /// <summary>How long to wait before trying again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>429 that tells how long to wait.</summary>
    public static ProblemException TooMany(TimeSpan wait, string detail) => new(ProblemCode.TooManyRequests, $"{detail} Try again in {Math.Ceiling(wait.TotalSeconds):0} s.") { RetryAfter = wait };

    /// <summary>404 for a resource that doesn't exist, is deleted, or isn't for this caller's eyes.</summary>
    /// <param name="resource">What was looked for: article, reporter …</param>
    /// <param name="key">The id or slug it was looked for by.</param>
    public static ProblemException NotFound(string resource, object key) => new(ProblemCode.NotFound, $"There is no {resource} '{key}'.");

    /// <summary>422 for what can't be merged into: it isn't there, or it is the same.</summary>
    public static ProblemException NothingToMergeInto(string resource, object into) =>
        new(ProblemCode.UnknownReference, $"There is no other {resource} '{into}' to merge into.", FieldError.At("/into", FieldCode.Unknown, $"There is no such {resource} to merge into."));

    /// <summary>400 for fields that break rules.</summary>
    public static ProblemException Invalid(params IReadOnlyList<FieldError> errors) =>
        new(ProblemCode.ValidationFailed, errors.Count == 1 ? errors[0].Message : $"{errors.Count} fields break a rule; see errors.", errors);
}
