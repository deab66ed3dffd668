namespace Cms.Import.Tests;

/// <summary>Lines as sites of many kinds print them around an article, each on a small invented page of text.</summary>
public sealed class SiteHabitTests
{
    [Theory]
    [InlineData("누리일보 2018.06.09 00:17 587호 22면 지면보기", "2018-06-09 00:17")]
    [InlineData("누리미디어(NURI) 2021년9월14일 19시30분    조회:2217", "2021-09-14 19:30")]
    [InlineData("//nuri.example  2017-12-27 09:41:33", "2017-12-27 09:41")]
    [InlineData("2012.06.04(월) 09:37:12나래신문사(sori@paper)", "2012-06-04 09:37")]
    [InlineData("알 수 없는 사용자 2023. 10. 11. 02:14", "2023-10-11 02:14")]
    [InlineData("2022-01-27 누리의용소방대", "2022-01-27 00:00")]
    [InlineData("밤나무 2021.05.27 13:40 조회 수 4,812 댓글 3", "2021-05-27 13:40")]
    [InlineData("누리군 ・ 2024. 4. 17. 14:00", "2024-04-17 14:00")]
    [InlineData("홍가람      발표시간: 2025-10-17 15:31       출처: 누리일보", "2025-10-17 15:31")]
    [InlineData("by 산골기록 2023. 11. 27.", "2023-11-27 00:00")]
    [InlineData("2023년 9월 13일 • 5 min read", "2023-09-13 00:00")]
    [InlineData("Visit2,304 Date2021.07.05 14:42", "2021-07-05 14:42")]
    public void A_time_is_read_beside_what_else_a_site_puts_there(string line, string at)
    {
        var result = Sample.WithHead(line);

        Assert.Equal(at, result.Document.PublishedAt?.ToString("yyyy-MM-dd HH:mm", null));
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Null(result.Document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_time_of_editing_that_is_glued_to_the_day_of_publication_is_told_from_it()
    {
        var document = Sample.WithHead("2018-10-21기사 편집 2018-10-21 15:44:20").Document;

        Assert.Equal((0, 15), (document.PublishedAt?.Hour, document.UpdatedAt?.Hour));
    }

    [Theory]
    [InlineData("13.06.14 09:52l최종 업데이트 13.06.14 09:52l홍가람(nalgae)", "홍가람")]
    [InlineData("홍가람(nalgae)", "홍가람")]
    [InlineData("취재|홍가람(데레사) 기자", "홍가람")]
    [InlineData("시민기자 홍가람", "홍가람")]
    [InlineData("By\n홍가람 -", "홍가람")]
    [InlineData("글·사진 / 제갈보미", "제갈보미")]
    [InlineData("/홍가람 특약기자", "홍가람")]
    [InlineData("홍가람 기자메일", "홍가람")]
    [InlineData("홍가람 기자 (hong@paper.example) 2010-09-28 06:46:58 글자크게보기 메일보내기 인쇄하기", "홍가람 hong@paper.example")]
    [InlineData("나래별님 주민기자", "나래별님")]
    [InlineData("魯承宇기자", "魯承宇")]
    [InlineData("[누리닷컴 디지털뉴스국]", "디지털뉴스국")]
    public void An_author_is_read_from_a_byline_of_a_sites_own_form(string byline, string name)
    {
        var result = Sample.WithHead(byline);

        Assert.Equal(name, Sample.Reporters(result));
        Assert.Null(result.Document.Subtitle);
    }

    [Theory]
    [InlineData("[누리종합뉴스/홍가람] ", "홍가람")]
    [InlineData("[누리21일간=홍가람 ]", "홍가람")]
    [InlineData("(나래신문=할빈) ", "")]
    [InlineData("[부여]", "")]
    [InlineData("[누리 연예] ", "")]
    public void What_opens_the_first_paragraph_in_brackets_is_its_dateline(string lead, string name)
    {
        var result = Sample.WithLead(lead);

        Assert.Equal(Sample.First, result.Document.Paragraphs[0]);
        Assert.Equal(lead.Trim(), result.Document.Dateline);
        Assert.Equal(name, Sample.Reporters(result));
    }

    [Theory]
    [InlineData("홍가람")]
    [InlineData("사회\n홍가람")]
    public void A_name_alone_below_the_last_sentence_is_the_authors(string tail)
    {
        var result = Sample.WithTail($"{tail}\n당신의 의견을 남겨주세요");

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal("byline-name", result.Fields["reporters"].Rule);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData(" 홍가람", "홍가람")]
    [InlineData(" 우리는", "")]
    public void A_name_alone_behind_the_last_sentence_is_the_authors(string end, string name)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}{end}\n");

        Assert.Equal(name, Sample.Reporters(result));
        Assert.Equal(name.Length > 0 ? Sample.Second : Sample.Second + end, result.Document.Paragraphs[^1]);
    }

    [Fact]
    public void A_picture_signed_by_another_than_the_article_is_no_paragraph()
    {
        var caption = "홍가람씨가 서랍 앞에 섰다. 그는 “성냥갑 하나가 골목의 기록”이라고 했다. /김누리 기자";
        var result = Sample.Read($"{Sample.Title}\n이나래 기자\n입력 2024-03-02 10:00\n\n{caption}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal([caption], result.Document.Captions);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("이나래", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("YTN 홍가람[hong@paper.example]입니다.", "홍가람 hong@paper.example")]
    [InlineData("SBS Biz 홍가람입니다.", "홍가람")]
    public void A_broadcasters_last_words_name_who_reports(string words, string reporter)
    {
        var result = Sample.WithTail(words);

        Assert.Equal(reporter, Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void Names_below_each_other_are_nobodys_byline()
    {
        Assert.Empty(Sample.WithTail("홍가람\n김누리\n이나래").Document.Reporters);
    }

    [Theory]
    [InlineData("콩을 씻는 주민들을 만났습니다.\n콩을 씻는 주민들을 만났습니다. ⓒ 홍가람", "콩을 씻는 주민들을 만났습니다. ⓒ 홍가람")]
    [InlineData("▲어민들이 꽃게를 그물에서 떼어내고 있다.", "어민들이 꽃게를 그물에서 떼어내고 있다.")]
    [InlineData("첨부사진1주민들이 강변을 걷고 있다.", "주민들이 강변을 걷고 있다.")]
    [InlineData("이미지 확대 택배 상자 자료 이미지. 누리신문DB", "택배 상자 자료 이미지. 누리신문DB")]
    [InlineData("서른여덟 살 선수가 공을 쥐고 있다. 누리동아DB", "서른여덟 살 선수가 공을 쥐고 있다. 누리동아DB")]
    [InlineData("창작연극 '종점다방'의 한 장면", "창작연극 '종점다방'의 한 장면")]
    [InlineData("탁구대 앞에 선 홍가람(왼쪽) 선수 탁구대 앞에 선 홍가람(왼쪽) 선수", "탁구대 앞에 선 홍가람(왼쪽) 선수")]
    [InlineData("주민추진단은 지난 1일 회의를 열고 있다사진누리축제 주민추진단", "주민추진단은 지난 1일 회의를 열고 있다사진누리축제 주민추진단")]
    [InlineData("막힌 고속도로 (사진은 기사와 관련 없음)", "막힌 고속도로 (사진은 기사와 관련 없음)")]
    [InlineData("누리일보 그래픽", "누리일보 그래픽")]
    [InlineData("진흙탕 줄다리기-누리군제공", "진흙탕 줄다리기-누리군제공")]
    public void What_is_to_be_seen_on_a_picture_is_its_caption(string lines, string caption)
    {
        var document = Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{lines}\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Contains(caption, document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Null(document.Subtitle);
    }

    [Theory]
    [InlineData("나라의 소식을 전하는 통신사 누리뉴스\n검색\n나라의 소식을 전하는 통신사 누리뉴스\n[그래픽] 숲길 여섯 곳 공사 현황\n\n[그래픽] 숲길 여섯 곳 공사 현황", "[그래픽] 숲길 여섯 곳 공사 현황")]
    [InlineData("숲길 여섯 곳 새로 이어진다 본문\n\n마을 소식지\n\n숲길 여섯 곳 새로 이어진다", "숲길 여섯 곳 새로 이어진다")]
    [InlineData("(시민기자 뉴스) 숲길 여섯 곳 새로 이어진다\n홍가람 시민기자\n숲길 여섯 곳 새로 이어진다", "숲길 여섯 곳 새로 이어진다")]
    [InlineData("숲길은 누구의 것인가.", "숲길은 누구의 것인가.")]
    [InlineData("[사진]걷기 나선 주민들,'오늘은 다르다'", "[사진]걷기 나선 주민들,'오늘은 다르다'")]
    [InlineData("숲길 이어지자 골목 살아났다\n\n빈 점포 고쳐 임대료 낮춰 / 주말 손님 두 배로 / 상인회 “주차장이 숙제”", "숲길 이어지자 골목 살아났다")]
    public void The_headline_is_told_from_what_stands_around_it(string head, string headline)
    {
        var result = Sample.Read($"{head}\n\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Null(result.Error);
        Assert.Equal(headline, result.Document.Title);
    }

    [Theory]
    [InlineData("인쇄하기 메일로 보내기 스크랩하기")]
    [InlineData("크게 작게 인쇄 URL줄이기 스크랩")]
    [InlineData("Share Facebook Twitter 카카오톡")]
    [InlineData("Prev이전 문서\n\nNext다음 문서")]
    [InlineData("<여기를 누르시면 크게 보실 수 있습니다>")]
    [InlineData("동영상 기사 재생")]
    [InlineData("기사 보관함(스크랩)")]
    [InlineData("관련이슈 디지털기획")]
    [InlineData("뉴스 제공 나래재단")]
    [InlineData("[고침] 경제(숲길 다시 이어진다…시, 공사 교…)")]
    [InlineData("누리동아 로고")]
    [InlineData("[홍가람의 골목 경영학]")]
    [InlineData("글꼴선택 크게 작게 인쇄 이메일 스크랩")]
    [InlineData("프린트 이메일 페이스북 카카오톡 바람결 조절")]
    [InlineData("트위터로 퍼가기 페이스북으로 퍼가기 구글+로 퍼가기 인쇄")]
    [InlineData("동영상을 재생하려면 화면을 누르세요")]
    public void Buttons_are_no_subtitle(string buttons)
    {
        var document = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n{buttons}").Document;

        Assert.Null(document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_subtitle_that_is_labelled_is_the_only_one()
    {
        var document = Sample.WithHead("들녘지기 조회 수:388\n부제 : 내년 봄까지 공사").Document;

        Assert.Equal("내년 봄까지 공사", document.Subtitle);
    }

    [Theory]
    [InlineData("*아래는 위 기사를 '구글 번역'으로 번역한 영문 기사의 [전문]입니다.\nSix forest paths around the village will be joined into one, the city said on Saturday, and all the work will be done by the next spring.")]
    [InlineData("홍가람 기자 hong@paper.example\n\n관련뉴스\n\n오늘의 말씀\n사랑은 모든 것을 완전하게 묶어 주는 끈입니다.")]
    [InlineData("누리경제가 제공하는 콘텐츠에 대해 독자는 친근하게 접근할 권리와 정정ㆍ반론ㆍ추후 보도를 청구 할 권리가 있습니다.")]
    [InlineData("*면책조항: 이 기사는 투자 참고용으로 이를 근거로 한 투자 손실에 대해 책임을 지지 않습니다.")]
    [InlineData("본 저작물은 \"공공누리\" 제4유형:출처표시 조건에 따라 이용할 수 있습니다.")]
    public void Behind_the_last_paragraph_nothing_is_the_bodys(string tail)
    {
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail(tail).Document.Paragraphs);
    }

    [Theory]
    [InlineData("시장에서도 봄기운이 감지된다. 폐지됐던 지원금")]
    [InlineData("귀를 뗄 수 없는 모든 무대는 9일 오후 6")]
    [InlineData("‘첫 손님’으로 가장 많은 관객을 모으며 차세대 연출자로 꼽히게 된")]
    [InlineData("하지만, 앞으로 명절 뒤 값 폭락과 택배비 인상, 일")]
    public void The_last_words_of_a_page_that_was_cut_off_are_kept(string words)
    {
        Assert.Equal(words, Sample.WithTail(words).Document.Paragraphs[^1]);
    }

    [Theory]
    [InlineData("• 나래동 주민들 숲길 걷는다")]
    [InlineData("숲길 지도")]
    public void A_label_or_an_item_at_the_end_is_none_of_the_body(string line)
    {
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail(line).Document.Paragraphs);
    }

    [Fact]
    public void A_desk_with_its_address_below_a_reporters_article_is_no_author()
    {
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(Sample.WithTail("홍가람 기자 hong@paper.example\n[연예기획팀 | star@paper.example]")));
    }

    [Fact]
    public void Of_two_pairs_of_lines_the_first_is_the_subtitle_and_the_second_a_picture()
    {
        var document = Sample.WithHead("송고시간2024-03-02 10:00\n내년 봄까지 공사 마친다\n내년 봄까지 공사 마친다\n'숲길 잔치' 홍보물\n'숲길 잔치' 홍보물\n[누리군 제공=누리통신]").Document;

        Assert.Equal("내년 봄까지 공사 마친다", document.Subtitle);
        Assert.StartsWith("'숲길 잔치' 홍보물", document.Captions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read more")]
    [InlineData("Read More...")]
    public void Beginnings_with_a_button_to_read_on_are_a_list(string button)
    {
        var result = Sample.Read(string.Join('\n', Enumerable.Range(1, 4).Select(i => $"마을 소식 {i} 새로 전한다\n\n{Sample.First}\n\n{button}")));

        Assert.Equal("page-is-list", result.Error?.Code);
    }

    [Fact]
    public void Items_with_their_durations_are_a_list()
    {
        var items = string.Join('\n', Enumerable.Range(20, 8).Select(i => $"01:{i} 옆 공사장 소음 갈등 앵커 멘트 보기"));

        Assert.Equal("page-is-list", Sample.Read($"누리데스크 다시보기\n2024년 3월 2일 (토)\n{items}\n{Sample.First}").Error?.Code);
    }

    [Fact]
    public void Items_that_are_their_pictures_text_and_their_headline_are_a_list()
    {
        var result = Sample.Read(string.Join('\n', Enumerable.Range(1, 3).Select(i => $"  • 마을 숲길 {i}곳이 새로 이어진다…내년 봄까지\n    마을 숲길 {i}곳이 새로 이어진다…내년 봄까지\n    {Sample.First}")));

        Assert.Equal("page-is-list", result.Error?.Code);
    }

    [Theory]
    [InlineData("id,이름,값,비고\n", "{0},숲길,{0}0,마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다고 시가 밝혔으며 내년 봄까지 공사를 모두 마칠 계획이고 사업비는 모두 십이억원이 드는데 주민들은 걸어서 학교에 갈 수 있게 됐다며 반겼고 시장도 그렇다고\n")]
    [InlineData("", "2024-03-02 10:00:0{0} INFO 마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다고 시가 밝혔으며 내년 봄까지 공사를 모두 마칠 계획이고 사업비는 모두 십이억원이 드는데 주민들은 걸어서 학교에 갈 수 있게 됐다며\n")]
    public void A_table_of_values_and_a_programs_log_are_no_articles(string head, string row)
    {
        var text = head + string.Concat(Enumerable.Range(1, 8).Select(i => string.Format(null, row, i)));

        Assert.Equal("page-is-list", Sample.Read(text).Error?.Code);
    }

    [Theory]
    [InlineData("1896-04-07", 1896)]
    [InlineData("9998-12-31 23:59", 9998)]
    public void Times_of_the_first_newspapers_and_of_the_last_years_are_kept(string time, int year)
    {
        Assert.Equal(year, Sample.WithHead($"입력 {time}").Document.PublishedAt?.Year);
    }

    [Theory]
    [InlineData("“골목마다 불 밝혀 어르신 밤길 지켜요”", "나래동 모임 '등불' 안심귀가 봉사…위원회, 내복 전달")]
    [InlineData("누리시의회, 임시회 폐회…조례안 등 14건 처리", "9일, 홍가람 의원 등 3명 질문 펼쳐...")]
    public void A_subtitle_that_ran_together_with_the_headline_is_parted_from_it(string headline, string subtitle)
    {
        var document = Sample.Read($"{headline}{subtitle}\n{Sample.First}\n{Sample.Second}\n").Document;

        Assert.Equal((headline, subtitle), (document.Title, document.Subtitle));
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("您当前的位置 : > 마을살이", "마을살이")]
    [InlineData("현재위치 : > 홈 > 마을살이", "마을살이")]
    [InlineData("누리신문 > 마을살이", "마을살이")]
    [InlineData("뉴스 > 포토뉴스", "포토뉴스")]
    public void A_path_behind_its_label_is_the_category_whatever_it_is_called(string path, string category)
    {
        Assert.Equal(category, Sample.Read($"{path}\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
    }

    [Fact]
    public void Two_sections_that_label_the_headline_are_the_category()
    {
        Assert.Equal("교육/문화", Sample.Read($"[교육/문화] {Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
        Assert.Null(Sample.Read($"[인터뷰] {Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
    }

    [Theory]
    [InlineData("누리면 앞바다에서 톳이 사라져\n해녀들이 봄 물질을\n아예 접었습니다.", "누리면 앞바다에서 톳이 사라져 해녀들이 봄 물질을 아예 접었습니다.")]
    [InlineData("여름 내내 발이 묶였던\n누리군 농가들이\n다음 주부터 소를 내놓을 수\n있습니다.", "여름 내내 발이 묶였던 누리군 농가들이 다음 주부터 소를 내놓을 수 있습니다.")]
    public void A_scripts_first_breath_is_no_headline(string opening, string sentence)
    {
        var result = Sample.Read($"{opening}\n누리어촌계가 집계한\n이달 1일부터 어제까지의 수확량은\n한 해 전의 3분의 1에 그쳤습니다.\n물건이 귀해지자\n마른 톳 1킬로그램은 두 주 만에\n2만 원에 팔리고 있습니다.//\n");

        Assert.Equal("title-missing", result.Error?.Code);
        Assert.Equal(sentence, result.Document.Paragraphs[0]);
    }
}
