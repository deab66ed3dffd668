namespace Cms.Import.Tests;

public sealed class SeedPageTests
{
    static readonly ParseResult<NewsPage> Result = NewsPageReader.Read(Seed.Bytes);
    static readonly NewsPage Page = Result.Document;

    [Fact]
    public void It_is_an_article_without_any_warning()
    {
        Assert.Null(Result.Error);
        Assert.Empty(Result.Warnings);
        Assert.Equal("utf-8", Result.Encoding);
        Assert.Equal("byline-and-time-line", Result.Layout);
    }

    [Fact]
    public void The_headline_stands_twice_and_loses_the_site_name()
    {
        Assert.Equal("행안부 ‘워크스마트포럼’서 민·관 조직혁신 모델 공개...“AI 시대, 공공조직도 다시 설계한다”", Page.Title);
        Assert.Equal([1, 101], Result.Fields["title"].Lines);
        Assert.Equal(1, Result.Fields["title"].Confidence);
    }

    [Fact]
    public void The_subtitle_stands_below_the_controls()
    {
        Assert.Equal("GS·구글·MS 전문가 한자리… 공공-민간 협력 기반 ‘AI 업무혁신·조직문화 전환’ 논의", Page.Subtitle);
        Assert.Equal([107], Result.Fields["subtitle"].Lines);
    }

    [Fact]
    public void One_reporter_is_found_three_times()
    {
        Assert.Equal([new PageReporter("마성배", "gosiweek@gmail.com", "피앤피뉴스")], Page.Reporters);
        Assert.Equal([103, 117, 131], Result.Fields["reporters"].Lines);
        Assert.Equal("[피앤피뉴스=마성배 기자]", Page.Dateline);
        Assert.Equal([117], Result.Fields["dateline"].Lines);
        Assert.Equal("피앤피뉴스", Page.Outlet);
        Assert.Equal([1, 117, 131, 133], Result.Fields["outlet"].Lines);
    }

    [Fact]
    public void The_time_is_korean()
    {
        Assert.Equal(new DateTimeOffset(2025, 12, 5, 10, 55, 18, TimeSpan.FromHours(9)), Page.PublishedAt);
        Assert.Equal(TimeSpan.FromHours(9), Page.PublishedAt?.Offset);
        Assert.Equal([103], Result.Fields["publishedAt"].Lines);
        Assert.Null(Page.UpdatedAt);
    }

    [Fact]
    public void The_body_has_six_paragraphs_and_nothing_else()
    {
        Assert.Equal(6, Page.Paragraphs.Count);
        Assert.Equal([117, 119, 121, 123, 125, 127], Result.Fields["paragraphs"].Lines);
        Assert.StartsWith("행정안전부(장관 윤호중)는 12월 5일 청주 오스코(OSCO)에서", Page.Paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith("AI 민주정부를 실현하겠다”고 말했다.", Page.Paragraphs[^1], StringComparison.Ordinal);
        Assert.Empty(Page.Captions);
        Assert.Empty(Page.Comments);
        Assert.Empty(Page.Tags);
    }

    [Fact]
    public void The_copyright_is_kept_as_printed()
    {
        Assert.Equal("[저작권자ⓒ 피앤피뉴스. 무단전재-재배포 금지]", Page.Copyright);
        Assert.Equal([133], Result.Fields["copyright"].Lines);
    }

    [Fact]
    public void The_navigation_lists_categories_and_the_article_has_none()
    {
        Assert.Equal(["초·중·고", "대학", "공무원", "로스쿨", "자격증", "취업", "오피니언", "종합"], Page.Categories);
        Assert.Equal([141, 143, 145, 147, 149, 151, 153, 155], Result.Fields["categories"].Lines);
        Assert.Null(Page.Category);
        Assert.DoesNotContain("category", Result.Fields.Keys);
    }

    [Fact]
    public void The_weather_has_97_stations_each_with_its_number()
    {
        Assert.Equal(97, Page.Weather.Count);
        Assert.All(Page.Weather, o => Assert.NotNull(o.StationId));
        Assert.Equal(97, Page.Weather.Select(o => o.StationId).Distinct().Count());
        Assert.Equal(Enumerable.Range(3, 97), Result.Fields["weather"].Lines);
        Assert.Equal(new PageObservation("강화", 201, WeatherCondition.Overcast, "흐림", 0.5m), Page.Weather[0]);
        Assert.Contains(new PageObservation("북강릉", 104, WeatherCondition.Clear, "맑음", 11.2m), Page.Weather);
        Assert.Contains(new PageObservation("고창군", 251, WeatherCondition.Clear, "맑음", 6.8m), Page.Weather);
        Assert.Contains(new PageObservation("철원", 95, WeatherCondition.MostlyCloudy, "구름많음", 0.0m), Page.Weather);
    }

    [Theory]
    [InlineData(WeatherCondition.Clear, 71)]
    [InlineData(WeatherCondition.Overcast, 11)]
    [InlineData(WeatherCondition.Mist, 8)]
    [InlineData(WeatherCondition.Haze, 3)]
    [InlineData(WeatherCondition.MostlyCloudy, 3)]
    [InlineData(WeatherCondition.Fog, 1)]
    public void The_conditions_are_counted(WeatherCondition condition, int count) =>
        Assert.Equal(count, Page.Weather.Count(o => o.Condition == condition));
}
