namespace Cms.Import;

/// <summary>What the text of a news page says. Text is NFC, trimmed, and free of page furniture.</summary>
public sealed record NewsPage
{
    /// <summary>The headline; null only when the page is refused.</summary>
    public string? Title { get; init; }

    /// <summary>The lines between headline and body, joined by line feeds.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The newspaper, from the title line, byline, lead or copyright line.</summary>
    public string? Outlet { get; init; }

    /// <summary>The article's own category, only where the page says which.</summary>
    public string? Category { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When the page says it was published; a time without a zone is Korean (+09:00).</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the page says it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
    public IReadOnlyList<PageReporter> Reporters { get; init; } = [];

    /// <summary>The lead byline as printed, like <c>[피앤피뉴스=마성배 기자]</c>; it is taken off the first paragraph.</summary>
    public string? Dateline { get; init; }

    /// <summary>The body, a paragraph each, plain text.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Photo captions, which are no part of the body.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The copyright line as printed.</summary>
    public string? Copyright { get; init; }

    /// <summary>The site's categories in the order of its navigation.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<PageObservation> Weather { get; init; } = [];
    public IReadOnlyList<PageComment> Comments { get; init; } = [];
}

/// <summary>A person that the page names as an author.</summary>
/// <param name="Name">The bare name, without 기자 or 특파원.</param>
/// <param name="Email">The address that stands with the name, in lower case.</param>
/// <param name="Outlet">The newspaper they write for, where the page says.</param>
public sealed record PageReporter(string Name, string? Email, string? Outlet);

/// <summary>One station of the weather strip.</summary>
/// <param name="Station">The station's name as printed.</param>
/// <param name="StationId">Its number at the Korea Meteorological Administration (KMA ASOS); null for an unknown station.</param>
/// <param name="Condition">The condition, <see cref="WeatherCondition.Unknown"/> for one not in the list.</param>
/// <param name="ConditionText">The condition as printed.</param>
/// <param name="TemperatureC">Degrees Celsius to a tenth; null when missing.</param>
public sealed record PageObservation(string Station, int? StationId, WeatherCondition Condition, string ConditionText, decimal? TemperatureC);

/// <summary>A reader's comment that the page shows.</summary>
/// <param name="Name">The reader's name as printed.</param>
/// <param name="PostedAt">When it was posted; null when the page doesn't say.</param>
/// <param name="Text">The comment.</param>
/// <param name="Replies">Answers to it, one level deep.</param>
public sealed record PageComment(string Name, DateTimeOffset? PostedAt, string Text, IReadOnlyList<PageComment> Replies);

/// <summary>The sky and weather conditions that KMA's weather strips print.</summary>
public enum WeatherCondition
{
    /// <summary>A condition that is not in this list; its text is kept.</summary>
    Unknown,
    /// <summary>맑음.</summary>
    Clear,
    /// <summary>구름조금.</summary>
    PartlyCloudy,
    /// <summary>구름많음.</summary>
    MostlyCloudy,
    /// <summary>흐림.</summary>
    Overcast,
    /// <summary>비.</summary>
    Rain,
    /// <summary>눈.</summary>
    Snow,
    /// <summary>진눈깨비, or 비/눈.</summary>
    Sleet,
    /// <summary>소나기.</summary>
    Shower,
    /// <summary>이슬비.</summary>
    Drizzle,
    /// <summary>안개.</summary>
    Fog,
    /// <summary>박무, a light fog.</summary>
    Mist,
    /// <summary>연무.</summary>
    Haze,
    /// <summary>황사, dust from the deserts of Asia.</summary>
    Dust,
    /// <summary>천둥번개, or 뇌우.</summary>
    Thunderstorm,
}
