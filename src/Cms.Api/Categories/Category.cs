using Cms.Api.Binding;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Categories;

/// <summary>A section of the site, and all below it: the navigation.</summary>
public sealed record Category
{
    public Guid Id { get; init; }

    /// <summary>The category above; null at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The readable part of its address.</summary>
    /// <example>공무원</example>
    public required string Slug { get; init; }

    /// <example>공무원</example>
    public required string Name { get; init; }

    /// <summary>Its place among its siblings, the lowest first.</summary>
    public int Position { get; init; }

    /// <summary>The categories below it, in order.</summary>
    public IReadOnlyList<Category> Children { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What an editor writes of a category.</summary>
[ReadOnlyMembers(typeof(Category))]
public sealed record CategoryInput
{
    /// <example>문화</example>
    public string Name { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>The category above; null at the top. The tree has at most eight levels.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Its place among its siblings, the lowest first. Left out: the last at first, and left as it is later.</summary>
    public int? Position { get; init; }

    /// <summary>The readable part of its address. Left out: made of the name at first, and left as it is later.</summary>
    public string? Slug { get; init => field = CmsText.Line(value); }

    /// <summary>What a PUT would send to leave the category as it is.</summary>
    public static CategoryInput From(Category category) =>
        new() { Name = category.Name, ParentId = category.ParentId, Position = category.Position, Slug = category.Slug };

    public sealed class Validator : AbstractValidator<CategoryInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Position).InclusiveBetween(0, 1_000_000);
            RuleFor(c => c.Slug).IsSlug();
        }
    }
}
