using Cms.Api.Binding;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>What kind of correction it is, as Korean press law tells them apart (언론중재법, articles 14, 16 and 17).</summary>
public enum CorrectionKind
{
    /// <summary>정정보도: what was reported was not true.</summary>
    Correction,

    /// <summary>반론보도: what somebody named in it says to it.</summary>
    Rebuttal,

    /// <summary>추후보도: how a case ended that was reported while it was open.</summary>
    FollowUp,
}

/// <summary>A public note on an article that puts something right.</summary>
public sealed record ArticleCorrection
{
    public Guid Id { get; init; }

    /// <example>correction</example>
    public CorrectionKind Kind { get; init; }

    /// <summary>What readers are told; plain text.</summary>
    /// <example>본지는 5일 자 기사에서 상담실이 열 곳이라고 보도했으나, 사실은 여덟 곳이므로 바로잡습니다.</example>
    public required string Note { get; init; }

    /// <summary>The date it stands under.</summary>
    public DateTimeOffset DatedAt { get; init; }
}

/// <summary>What an editor writes of a correction.</summary>
[ReadOnlyMembers(typeof(ArticleCorrection))]
public sealed record ArticleCorrectionInput
{
    /// <example>correction</example>
    public CorrectionKind? Kind { get; init; }

    /// <summary>What readers are told; plain text.</summary>
    /// <example>본지는 5일 자 기사에서 상담실이 열 곳이라고 보도했으나, 사실은 여덟 곳이므로 바로잡습니다.</example>
    public string Note { get; init => field = CmsText.Block(value) ?? ""; } = "";

    /// <summary>The date it stands under. Left out: now.</summary>
    public DateTimeOffset? DatedAt { get; init; }

    public sealed class Validator : AbstractValidator<ArticleCorrectionInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(c => c.Kind).NotNull();
            RuleFor(c => c.Note).NotEmpty().MaximumLength(5000);
        }
    }
}
