using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Categories;
using Cms.Api.Text;
using Cms.Api.Views;
using Cms.Api.WeatherSnapshots;
using FluentValidation;

namespace Cms.Api.Collections;

/// <summary>What fills the places of a collection that no slot does.</summary>
public enum CollectionFallback
{
    None,

    /// <summary>The newest articles, of the fallback category if there is one.</summary>
    Newest,

    /// <summary>The most read of the last 24 hours, in the fallback category if there is one.</summary>
    MostRead,
}

/// <summary>An article's place in a collection.</summary>
public sealed record CollectionSlot
{
    /// <summary>The article. Readers see it once it is published.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>From when on it stands there; null for always.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when; null for ever.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A box of articles that editors fill, with what readers see in it now.</summary>
public sealed record Collection
{
    public Guid Id { get; init; }

    /// <summary>The readable part of its address.</summary>
    /// <example>weekly-hotissue</example>
    public required string Slug { get; init; }

    /// <example>WEEKLY HOTISSUE</example>
    public required string Title { get; init; }

    /// <summary>The most articles it shows.</summary>
    /// <example>5</example>
    public int Size { get; init; }

    public CollectionFallback Fallback { get; init; }
    public Guid? FallbackCategoryId { get; init; }

    /// <summary>Its place on the front page, the lowest first; null when it isn't there.</summary>
    public int? FrontPagePosition { get; init; }

    /// <summary>What editors have put in, in order; null to readers, who needn't know of what is to come.</summary>
    public IReadOnlyList<CollectionSlot>? Slots { get; init; }

    /// <summary>What readers see: the slots whose time it is, then what the fallback finds, each article once.</summary>
    public IReadOnlyList<ArticleListItem> Articles { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What an editor writes of a collection.</summary>
[ReadOnlyMembers(typeof(Collection))]
public sealed record CollectionInput
{
    const int MaxSlots = 200;

    /// <example>WEEKLY HOTISSUE</example>
    public string Title { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>The readable part of its address. Left out: made of the title at first, and left as it is later.</summary>
    public string? Slug { get; init => field = CmsText.Line(value); }

    /// <summary>The most articles it shows.</summary>
    public int Size { get; init; } = 5;

    /// <example>newest</example>
    public CollectionFallback Fallback { get; init; }
    public Guid? FallbackCategoryId { get; init; }

    /// <example>0</example>
    public int? FrontPagePosition { get; init; }

    /// <summary>In order; of those whose time it is, the first stand in it.</summary>
    public IReadOnlyList<CollectionSlot> Slots { get; init; } = [];

    /// <summary>What a PUT would send to leave the collection as it is.</summary>
    public static CollectionInput From(Collection collection) => new()
    {
        Title = collection.Title,
        Slug = collection.Slug,
        Size = collection.Size,
        Fallback = collection.Fallback,
        FallbackCategoryId = collection.FallbackCategoryId,
        FrontPagePosition = collection.FrontPagePosition,
        Slots = collection.Slots!,
    };

    public sealed class Validator : AbstractValidator<CollectionInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Slug).IsSlug();
            RuleFor(c => c.Size).InclusiveBetween(1, 50);
            RuleFor(c => c.FrontPagePosition).InclusiveBetween(0, 1_000_000);
            RuleFor(c => c.Slots).MaximumCount(MaxSlots);
            RuleForEach(c => c.Slots).ChildRules(slot => slot.RuleFor(s => s.Until).GreaterThan(s => s.From).When(s => s.From is not null && s.Until is not null));
        }
    }
}

/// <summary>All that a front page shows.</summary>
public sealed record FrontPage
{
    /// <summary>The collections that stand on it, in order.</summary>
    public required IReadOnlyList<Collection> Boxes { get; init; }

    /// <summary>많이 본 뉴스: the most read of the last 24 hours.</summary>
    public required MostRead MostRead { get; init; }

    /// <summary>The newest weather; null before there is any.</summary>
    public WeatherSnapshot? Weather { get; init; }

    /// <summary>The categories, as a tree.</summary>
    public required IReadOnlyList<Category> Navigation { get; init; }
}
