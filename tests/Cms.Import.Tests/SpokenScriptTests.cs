using System.Text;

namespace Cms.Import.Tests;

/// <summary>Broadcasters' scripts that are cut where the speaker breathes.</summary>
public sealed class SpokenScriptTests
{
    const string Cold = "오늘 아침 나래시는\n영하 7도까지 떨어지면서\n올 들어 가장 추웠습니다.\n한낮에도 기온은\n영하권에 머물겠고\n바람까지 강하게 불어\n체감온도는 더 낮겠습니다.\n출근길 시민들은\n두꺼운 외투를 꺼내 입고\n종종걸음으로 일터에 향했습니다.\n";
    const string Fire = "어젯밤 11시쯤\n나래시 가온동의 한 주택에서\n불이 나 40분 만에 꺼졌습니다.\n이 불로\n집 안에 있던 70대 남성이\n연기를 마셔 병원으로 옮겨졌습니다.\n경찰과 소방당국은\n정확한 화재 원인을\n조사하고 있습니다.\n";

    static readonly string[] ColdSentences =
    [
        "오늘 아침 나래시는 영하 7도까지 떨어지면서 올 들어 가장 추웠습니다.",
        "한낮에도 기온은 영하권에 머물겠고 바람까지 강하게 불어 체감온도는 더 낮겠습니다.",
        "출근길 시민들은 두꺼운 외투를 꺼내 입고 종종걸음으로 일터에 향했습니다.",
    ];

    [Theory]
    [InlineData(Cold, "오늘 아침 나래시는 영하 7도까지 떨어지면서 올 들어 가장 추웠습니다.")]
    [InlineData(Fire, "어젯밤 11시쯤 나래시 가온동의 한 주택에서 불이 나 40분 만에 꺼졌습니다.")]
    public void Without_a_headline_it_is_joined_and_refused(string script, string first)
    {
        var result = Sample.Read(script);

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Null(result.Document.Title);
        Assert.Null(result.Document.Subtitle);
        Assert.Equal(3, result.Document.Paragraphs.Count);
        Assert.Equal(first, result.Document.Paragraphs[0]);
    }

    [Fact]
    public void With_the_callers_headline_it_is_an_article()
    {
        var result = NewsPageReader.Read(Encoding.UTF8.GetBytes(Cold), new() { Title = "올겨울 가장 추운 아침" });

        Assert.Null(result.Error);
        Assert.Equal("올겨울 가장 추운 아침", result.Document.Title);
        Assert.Equal(ColdSentences, result.Document.Paragraphs);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], result.Fields["paragraphs"].Lines);
    }

    [Theory]
    [InlineData("나래시 올겨울 가장 추운 아침\n")]
    [InlineData("나래시 올겨울 가장 추운 아침\n\n")]
    [InlineData("사회\n나래시 올겨울 가장 추운 아침\n")]
    [InlineData("나래시 올겨울 가장 추운 아침\n홍가람 기자\n입력 2024-01-02 07:00\n")]
    [InlineData("나래시 올겨울 가장 추운 아침\n입력 2024.01.02 (07:00)\n읽어주기 기능은 크롬기반의\n브라우저에서만 사용하실 수 있습니다.\n[앵커멘트]\n")]
    public void Its_headline_stays_one(string head)
    {
        var result = Sample.Read($"{head}{Cold}나래뉴스 홍가람입니다.\n");

        Assert.Null(result.Error);
        Assert.Equal("나래시 올겨울 가장 추운 아침", result.Document.Title);
        Assert.Null(result.Document.Subtitle);
        Assert.Equal(ColdSentences, result.Document.Paragraphs);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal("나래뉴스", result.Document.Outlet);
    }

    [Fact]
    public void Sentences_on_lines_of_their_own_are_no_script()
    {
        var result = Sample.Read("나래시 올겨울 가장 추운 아침\n서울은 영하 7도까지 떨어졌습니다.\n한낮에도 영하권에 머물겠습니다.\n추위는 주말에 풀리겠습니다.\n");

        Assert.Equal("나래시 올겨울 가장 추운 아침", result.Document.Title);
        Assert.Equal(3, result.Document.Paragraphs.Count);
    }

    [Fact]
    public void Below_a_long_sentence_a_speaker_s_next_ones_may_be_cut_into_lines()
    {
        var result = Sample.Read($"{Sample.Title}\n\n나래시가 마을을 둘러싼 숲길 여섯 곳을 하나로 잇는 공사에 착수한 가운데 산림담당부서는 내년 봄까지 공사를 마칠 수 있다고 밝혔습니다.\n하지만 길을 새로 낼 경우 마을에\n부담이 될 것이라는 걱정도 적지\n않습니다.\n한편 나래시는 올해부터 다른 길은 내지 않습니다\nCopyright © Narae Broadcasting. All rights reserved.\n");

        Assert.Equal(
            ["나래시가 마을을 둘러싼 숲길 여섯 곳을 하나로 잇는 공사에 착수한 가운데 산림담당부서는 내년 봄까지 공사를 마칠 수 있다고 밝혔습니다.", "하지만 길을 새로 낼 경우 마을에 부담이 될 것이라는 걱정도 적지 않습니다.", "한편 나래시는 올해부터 다른 길은 내지 않습니다"],
            result.Document.Paragraphs);
    }

    [Fact]
    public void A_programme_above_the_first_cue_is_no_headline_and_who_is_asked_no_caption()
    {
        var page = $"[뉴스누리]\n◀ 앵커 ▶\n\n{Sample.First}\n\n【 인터뷰 】 김하늘 / 나래시 주민\n{Sample.Second}\n\n누리방송 홍가람입니다.\n";

        Assert.Equal(NoticeCodes.TitleMissing, Sample.Read(page).Error?.Code);
        Assert.Empty(Sample.Read($"{Sample.Title}\n{page}").Document.Captions);
    }
}
