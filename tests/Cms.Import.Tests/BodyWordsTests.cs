namespace Cms.Import.Tests;

/// <summary>Headlines and subtitles are made of the body's words; what stands above the body of something else is not.</summary>
public sealed class BodyWordsTests
{
    const string Body = $"\n\n{Sample.First}\n\n{Sample.Second}\n";

    [Theory]
    [InlineData("남해안 최대 생활정보지 까치장터")]
    [InlineData("에너지Biz 전기산업 시공&SOC 피플&뉴스 오피니언 문화")]
    [InlineData("어촌 보건지소 원격진료 첫발 뗐다\n가로수 고사율 전국 평균의 일곱 배")]
    public void Lines_that_have_none_of_the_body_s_words_are_no_headline(string above)
    {
        var result = Sample.Read($"{above}\n{Sample.Title}{Body}");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Null(result.Document.Subtitle);
    }

    [Fact]
    public void A_playful_headline_with_few_of_them_stays_above_its_subtitle()
    {
        var result = Sample.Read($"걷다 보니 학교 앞, 다람쥐도 반기네\n{Sample.Title}{Body}");

        Assert.Equal("걷다 보니 학교 앞, 다람쥐도 반기네", result.Document.Title);
        Assert.Equal(Sample.Title, result.Document.Subtitle);
    }

    [Fact]
    public void Lines_away_from_the_headline_are_a_subtitle_only_if_one_of_them_has_some()
    {
        var related = Sample.Read($"{Sample.Title}\n홍가람 기자\n다람쥐 가족도 함께 반겼네\n내년 봄까지 공사 마칠 계획\n인쇄{Body}");
        var unrelated = Sample.Read($"{Sample.Title}\n홍가람 기자\n다람쥐 가족도 함께 반겼네\n섬지기 이야기 열두 번째 연재\n인쇄{Body}");

        Assert.Equal("다람쥐 가족도 함께 반겼네\n내년 봄까지 공사 마칠 계획", related.Document.Subtitle);
        Assert.Null(unrelated.Document.Subtitle);
        Assert.Contains(unrelated.Warnings, w => w is { Code: "lines-unread", Line: 3 });
    }
}
