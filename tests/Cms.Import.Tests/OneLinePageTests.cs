namespace Cms.Import.Tests;

/// <summary>Pages whose text came without its line ends: what stood apart is told by how it begins and ends.</summary>
public sealed class OneLinePageTests
{
    const string Third = "시는 다음 달 주민 설명회를 세 차례 열고 의견을 들은 뒤 남은 구간의 노선을 정한다. 숲길은 밤에도 걸을 수 있게 낮은 등을 단다.";

    [Fact]
    public void Two_spaces_part_paragraphs_author_calls_and_copyright()
    {
        var document = Sample.Read($"{Sample.Title}\n{Sample.First}  {Third}  {Sample.First[..28]} 숲길을 함께 걷는 모임도 생겼다.  {Sample.Second}  모임은 토요일마다 아침 여덟 시에 옛 역 앞에서 모이며 처음 온 사람에게는 지도를 준다.  {Third[..44]} 이름은 공모로 정할 계획이다.  [홍가람 기자 garam@nuri.example]  ▶ 누리일보를 받아보세요 ▶ 숲길 지도 보러가기  [ⓒ 누리일보, 무단전재 및 재배포 금지]\n").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Equal([Sample.First, Third], document.Paragraphs.Take(2));
        Assert.Equal(6, document.Paragraphs.Count);
        Assert.Equal("홍가람 garam@nuri.example", Only(document));
        Assert.Equal("누리일보", document.Outlet);
    }

    [Theory]
    [InlineData("\"걸어서 학교까지 20분\"")]
    [InlineData("나래시, 숲길 여섯 곳 이어 ")]
    [InlineData("\"걸어서 학교까지 20분\"[나래=누리통신]김하늘 기자 = 홍길동 나래시장이 2일 시청에서 숲길 지도를 들어 보이고 있다. 2024.03.02. haneul@nuri.example")]
    public void An_agency_s_dateline_begins_the_body_wherever_it_stands(string before)
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{before}[나래=누리통신] 홍가람 기자 = {Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal("[나래=누리통신] 홍가람 기자 =", document.Dateline);
        Assert.Contains(document.Reporters, r => r.Name == "홍가람");
    }

    [Fact]
    public void A_machine_s_summary_with_its_note_is_no_paragraph() =>
        Assert.Equal([Sample.First, Sample.Second], Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\nAI 핵심 요약 beta- 숲길이 이어진다. - 내년 봄에 끝난다. !자동 생성한 요약이라 정확하지 않을 수 있어요. [나래=누리통신] 홍가람 기자 = {Sample.First}\n\n{Sample.Second}\n").Document.Paragraphs);

    [Fact]
    public void Who_wrote_it_stands_between_the_last_sentence_and_the_site_s_own_words()
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n{Sample.First} {Sample.Second} 홍가람 기자 garam@nuri.example 사회부 홍가람 기자 garam@nuri.example 응원하기 마을 소식을 전합니다. Nuri paper ⓒ 누리일보(www.nuri.example), 무단전재, 수집, 재배포 금지\n").Document;

        Assert.Equal([$"{Sample.First} {Sample.Second}"], document.Paragraphs);
        Assert.Equal("홍가람 garam@nuri.example", Only(document));
    }

    [Fact]
    public void Items_of_a_briefing_are_paragraphs_though_each_has_the_mark_of_a_caption()
    {
        const string One = "▲4일 마을 회의 예정. 숲길 여섯 곳의 노선이 안건. 지난 회의에서는 두 곳만 정해져.";
        const string Two = "▲5일에는 다리 공사 입찰. 참가하려는 곳은 세 곳. 값은 12억원 안팎으로 예상.";
        const string Three = "▲나래군은 8일 물놀이터 시간표를 발표. 작년보다 두 주 일찍 문을 열 것으로 보여. 요금은 그대로.";

        Assert.Equal([One, Two, Three], Sample.Read($"[주간브리핑] 숲길 회의 주목…다리 공사 입찰도\n\n{One}{Two}{Three}\n홍가람 기자(garam@nuri.example)\nCopyright ⓒ 누리일보. All rights reserved. 무단 전재 및 재배포 금지.\n").Document.Paragraphs);
    }

    [Theory]
    [InlineData("[사진출처 = 누리통신] ", "[사진출처 = 누리통신]")]
    [InlineData("숲길을 걷는 김하늘 이장. 사진=누리이미지 [누리닷컴]", "숲길을 걷는 김하늘 이장. 사진=누리이미지")]
    public void A_credit_ends_before_the_first_word(string caption, string expected)
    {
        var document = Sample.Read($"{Sample.Title}\n\n{caption}{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal([expected], document.Captions);
    }

    [Theory]
    [InlineData("{0} - 누리일보누리일보로그인회원가입정치경제사회문화오피니언사회{0}걸어서 학교까지 20분홍가람 기자김하늘 기자입력 2024.03.02 10:00수정 2024.03.02 11:30공유하기페이스북글자크기 설정가가가코멘트0개인쇄{1}")]
    [InlineData("{0}ㅣ누리일보본문 바로가기누리일보정치경제사회문화오피니언{0}걸어서 학교까지 20분홍가람 기자김하늘 기자2024.03.02 오전 10:00 송고2024.03.02 오전 11:30 업데이트공유하기카카오톡URL복사글자크기작게기본크게댓글{1}")]
    [InlineData("{0} | 누리일보\n본문 바로가기누리일보로그인정치경제사회문화오피니언검색어 입력창 열기사회{0}걸어서 학교까지 20분홍가람 기자김하늘 기자등록 2024-03-02 10:00수정 2024-03-02 11:30읽기모드공유하기프린트{1}")]
    public void A_page_whose_frame_ran_together_is_told_apart_by_the_headline_that_stands_twice_and_the_time(string page)
    {
        var document = Sample.Read($"{page.Replace("{0}", Sample.Title, StringComparison.Ordinal).Replace("{1}", Sample.First, StringComparison.Ordinal)}\n{Sample.Second}좋아요12많이 본 뉴스1다리 공사 끝나2축제 열려ⓒ 누리일보, 무단전재 및 재배포 금지회사소개이용약관나래시 숲길로 1발행인 홍길동\n").Document;

        Assert.Equal((Sample.Title, "걸어서 학교까지 20분", "누리일보"), (document.Title, document.Subtitle, document.Outlet));
        Assert.Equal(["홍가람", "김하늘"], document.Reporters.Select(r => r.Name));
        Assert.Equal((new(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), new(2024, 3, 2, 11, 30, 0, TimeSpan.FromHours(9))), (document.PublishedAt!.Value, document.UpdatedAt!.Value));
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_paragraph_that_speaks_of_sections_and_quotes_its_headline_is_no_frame()
    {
        var first = $"시는 정치와 경제, 사회, 문화를 잇는 길을 낸다고 2일 밝혔다. 현수막에는 ‘{Sample.Title}’라고 적혀 있었다. 주민들은 아침마다 그 아래를 지나 학교와 장터로 걸어가며 다리 공사를 구경한다고 말했다.";

        Assert.Equal([first, Sample.Second], Sample.Read($"{Sample.Title}\n{first}\n\n{Sample.Second}\n").Document.Paragraphs);
    }

    static string Only(NewsPage document) => $"{Assert.Single(document.Reporters).Name} {document.Reporters[0].Email}";

    [Fact]
    public void Where_a_whole_page_ran_together_and_nothing_parts_it_no_headline_is_guessed()
    {
        var menu = string.Concat(Enumerable.Repeat("정치경제사회국제문화스포츠연예오피니언포토로그인구독", 10));

        Assert.Equal(NoticeCodes.TitleMissing, Sample.Read($"숲길 여섯 곳 이어진다 | 누리들본문 바로가기누리들{menu}걸어서 학교까지 20분홍가람 기자2024.03.02 오전 10:00 송고공유하기글자크기12일 나래시에서 주민들이 숲길을 걷고 있다. 2024.3.2/누리들 ⓒ 누리들 김하늘 기자(나래=누리들) 홍가람 기자 = {Sample.First}{Sample.Second}").Error?.Code);
    }
}
