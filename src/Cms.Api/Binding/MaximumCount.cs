using Cms.Api.Problems;
using FluentValidation;
using FluentValidation.Validators;

namespace Cms.Api.Binding;

/// <summary>A list that may only have so many elements; the document tells the number.</summary>
interface IMaximumCount : IPropertyValidator
{
    int Max { get; }
}

sealed class MaximumCount<T, TElement>(int max) : PropertyValidator<T, IReadOnlyList<TElement>>, IMaximumCount
{
    public int Max => max;

    public override string Name => nameof(MaximumCount<,>);

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TElement> value) => value.Count <= max;
}

static class MaximumCountRule
{
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> MaximumCount<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule, int max) =>
        rule.SetValidator(new MaximumCount<T, TElement>(max)).WithErrorCode(FieldCode.TooMany).WithMessage($"'{{PropertyName}}' has at most {max} elements.");
}
