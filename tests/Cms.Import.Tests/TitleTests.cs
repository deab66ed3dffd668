namespace Cms.Import.Tests;

public sealed class TitleTests
{
    const string Title = "‘느린 우체통’ 1년, 편지 3만 통…“기다림을 배웠다”";

    [Theory]
    [InlineData($"{Title} - 가온일보\n{Title}")]
    [InlineData($"가온일보 - {Title}\n\n{Title}")]
    [InlineData($"{Title} | 가온일보\n{Title}")]
    [InlineData($"{Title} : 네이버 뉴스\n가온일보\n{Title}")]
    [InlineData($"{Title}ㅣ가온일보\n{Title}")]
    [InlineData($"{Title} :: 가온일보 ::\n{Title}")]
    [InlineData($"{Title} < 사회 < 기사본문 - 가온일보\n{Title}")]
    [InlineData($"<가온일보> {Title}\n{Title}")]
    [InlineData($"[가온일보] {Title}\n{Title}")]
    [InlineData($"{Title}\n{Title}")]
    [InlineData($"{Title} - 가온일보")]
    [InlineData($"{Title} : 네이버 뉴스")]
    [InlineData($"{Title} - 가온일보 : 네이버 뉴스")]
    [InlineData($"{Title} | 가온일보")]
    [InlineData($"{Title}ㅣ가온일보")]
    [InlineData($"가온일보 - {Title}")]
    [InlineData($"{Title} < 사회 < 기사본문 - 가온일보")]
    [InlineData($"가온일보\n사회\n{Title}")]
    [InlineData($"제 목 : {Title}")]
    [InlineData($"# {Title}")]
    [InlineData($"| {Title} |")]
    [InlineData($"전체기사 최신뉴스 경제\n\n{Title}")]
    [InlineData($"06.18 (화)\n\n{Title}")]
    [InlineData(Title)]
    public void The_headline_loses_the_names_of_sites(string head)
    {
        var result = Sample.Read($"{head}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Title, result.Document.Title);
        Assert.Null(result.Document.Subtitle);
    }

    [Theory]
    [InlineData("섬과 섬 - 다리가 놓이기까지")]
    [InlineData("비/눈 그친 뒤 - 빙판길 주의")]
    [InlineData("A/S 대란 | 왜 되풀이되나")]
    [InlineData("[단독] 시청 앞 광장, 밤에도 연다")]
    [InlineData("물가 3.5%↑ : 장바구니가 무겁다")]
    [InlineData("기자 사칭한 사기 주의보 내려져")]
    [InlineData("<가온일보>와 시민들, 함께 걷다")]
    [InlineData("[영상뉴스] 시청 앞 광장에 내린 첫눈")]
    public void Dashes_bars_and_slashes_of_the_headline_stay(string title)
    {
        var result = Sample.Read($"{title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(title, result.Document.Title);
    }

    [Theory]
    [InlineData("마을 학생 자치기구\n\n오는 23일 여덟 곳에서 투표 진행\n\n", "마을 학생 자치기구")]
    [InlineData("논어에 대하여\n상태바\n논어에 대하여\n홍가람 기자\n", "논어에 대하여")]
    [InlineData("April 12, 2022 제 89호\n\n학보사를 파헤쳐 보자!\n\n홍가람 기자 2022.04.11 23:42\n", "학보사를 파헤쳐 보자!")]
    [InlineData("가온일보\n가온일보\n사회\n마을 숲길 이어진다\n홍가람 기자\n", "마을 숲길 이어진다")]
    [InlineData("마을 숲길 이어진다 - 한뼘누리네\n한뼘누리네\n마을 숲길 이어진다\n홍가람 기자\n", "마을 숲길 이어진다")]
    [InlineData("본 글은 누리 회원 전용 콘텐츠입니다.\n본 글은 누리 회원 전용 콘텐츠입니다.\n마을 숲길 여섯 곳 이어진다\n홍가람 기자\n", "마을 숲길 여섯 곳 이어진다")]
    public void What_stands_twice_or_first_is_not_always_the_headline(string head, string expected) =>
        Assert.Equal(expected, Sample.Read($"{head}\n{Sample.First}\n{Sample.Second}\n").Document.Title);

    [Theory]
    [InlineData("[ 교계 ]")]
    [InlineData("경제 06면")]
    [InlineData("KakaoTalk_20240302.jpg")]
    [InlineData("가온시 누리집 캡처")]
    public void Sections_pages_files_and_sources_are_no_subtitle(string line) =>
        Assert.Null(Sample.WithHead($"{line}\n홍가람 기자\n입력 2024-03-02 10:00").Document.Subtitle);

    [Fact]
    public void A_section_in_the_title_line_is_the_category()
    {
        var result = Sample.Read($"{Title} < 사회 < 기사본문 - 가온일보\n{Title}\n승인 2024.03.02 10:00\n{Sample.First}\n{Sample.Second}\n");

        Assert.Equal("사회", result.Document.Category);
        Assert.Equal([1], result.Fields["category"].Lines);
        Assert.Equal("가온일보", result.Document.Outlet);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("- 내년 봄 착공\n- 사업비 12억원\n", "내년 봄 착공\n사업비 12억원")]
    [InlineData("내년 봄 착공…사업비 12억원\n", "내년 봄 착공…사업비 12억원")]
    [InlineData("…주민 “걸어서 학교 간다” 반색\n", "…주민 “걸어서 학교 간다” 반색")]
    public void The_lines_below_the_headline_are_the_subtitle(string lines, string? expected)
    {
        var result = Sample.WithHead($"{lines}홍가람 기자\n입력 2024-03-02 10:00");

        Assert.Equal(expected, result.Document.Subtitle);
    }

    [Fact]
    public void A_body_without_a_headline_is_refused_and_kept()
    {
        var result = Sample.Read($"{Sample.First}\n{Sample.Second}\n홍가람 기자 hong@paper.example\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal(2, result.Document.Paragraphs.Count);
        Assert.Single(result.Document.Reporters);
    }

    [Fact]
    public void A_headline_without_a_body_is_refused()
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n");

        Assert.Equal(NoticeCodes.BodyMissing, result.Error?.Code);
        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Fact]
    public void A_program_may_put_the_lead_above_the_headline()
    {
        const string lead = "나래시가 전국에서는 처음으로 마을 숲길 여섯 곳을 하나로 잇는다.";
        var result = Sample.Read($"{lead}\n'걸어서 학교 간다'…마을 숲길 여섯 곳 이어진다\n{Sample.First}\n\n{Sample.Second}\n\n/연합뉴스\n");

        Assert.Equal(("'걸어서 학교 간다'…마을 숲길 여섯 곳 이어진다", 0.5), (result.Document.Title, result.Fields["title"].Confidence));
        Assert.Equal([lead, Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.TitleInferred);
        Assert.Equal(NoticeCodes.TitleMissing, Sample.Read($"{lead}\n숲길, 다시 이어지는 마을\n{Sample.First}\n\n{Sample.Second}\n").Error?.Code);
    }
}
