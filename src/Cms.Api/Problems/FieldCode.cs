using FluentValidation.Results;

namespace Cms.Api.Problems;

/// <summary>Stable names of the rules that a single field can break.</summary>
public static class FieldCode
{
    public const string Required = "required";
    public const string TooLong = "too-long";
    public const string TooShort = "too-short";
    public const string TooMany = "too-many";
    public const string Pattern = "pattern";
    public const string OutOfRange = "out-of-range";
    public const string NotAnEmail = "not-an-email";
    public const string WrongType = "wrong-type";
    public const string NotText = "not-text";
    public const string Duplicate = "duplicate";
    public const string Reserved = "reserved";
    public const string UnknownMember = "unknown-member";
    public const string UnknownParameter = "unknown-parameter";
    public const string Repeated = "repeated";
    public const string Taken = "taken";
    public const string Unknown = "unknown";
    public const string Unreadable = "unreadable";

    /// <summary>All of them, read from the constants above.</summary>
    public static readonly IReadOnlyList<string> All = [.. typeof(FieldCode).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>FluentValidation names a rule by its class; a rule of our own gives one of these with <c>WithErrorCode</c>.</summary>
    public static string From(ValidationFailure failure) => failure.ErrorCode switch
    {
        "NotEmptyValidator" or "NotNullValidator" => Required,
        "MaximumLengthValidator" or "LengthValidator" => TooLong,
        "MinimumLengthValidator" => TooShort,
        "RegularExpressionValidator" => Pattern,
        "EmailValidator" => NotAnEmail,
        "EnumValidator" => WrongType,
        var code when All.Contains(code) => code,
        _ => OutOfRange,
    };
}
