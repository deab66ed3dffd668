namespace Cms.Import.Tests;

/// <summary>What portals, boards and blogs print around an article: sentences to their reader, menus, sites' names.</summary>
public sealed class SiteFrameTests
{
    [Theory]
    [InlineData("이 화면에서는 더 많은 마을 소식을 볼 수 있습니다.")]
    [InlineData("소리를 들으시려면 데이터 통화료가 부과될 수 있습니다.\n글자 크기를 고르면 다른 글에도 적용됩니다.")]
    public void What_a_site_says_politely_above_a_plainly_written_article_is_no_paragraph(string address)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{address}\n\n{Sample.First}\n\n{Sample.Second}\n\n길은 내년 봄에 열린다.\n");

        Assert.Equal([Sample.First, Sample.Second, "길은 내년 봄에 열린다."], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("나래의 작은 이야기를 전해 드립니다.")]
    [InlineData("가온일보의 소식을 받아 보세요!")]
    [InlineData("댓글을 달기 위해서는 먼저 가입해야 합니다.")]
    public void What_it_says_politely_below_is_none(string address)
    {
        var result = Sample.WithTail(address);

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("고인의 명복을 빕니다.")]
    [InlineData("시장은 “내년 봄에는 꼭 걷게 해 드리겠습니다”라고 말했습니다.")]
    [InlineData("많은 관심을 바랍니다.")]
    [InlineData("숲길을 늦게 연 것은 모두 제 책임입니다.")]
    [InlineData("숲길 안내 앱은 출시 한 달 만에 3만 회 다운로드를 기록했다.")]
    [InlineData("이용자는 앱에 로그인 뒤 회원가입 정보를 입력하면 숲길을 예약할 수 있다.")]
    [InlineData("다음글은 마을 어르신이 보내온 것이다.")]
    [InlineData("시는 내년 봄까지 공사를 추진하고 있다. 문의=063-000-0402")]
    [InlineData("길을 걸은 사람은 두 배로 늘었다. 관람료=무료")]
    public void A_newspaper_condoles_politely_and_quotes_so(string last)
    {
        var result = Sample.WithTail(last);

        Assert.Equal([Sample.First, Sample.Second, last], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("지난 1일 나래시에서 시작된 산불이 사흘째 번지고 있다.")]
    [InlineData("경찰이 사라진 등산객의 행방을 확인하고 있다.")]
    [InlineData("존경하는 시장님께 드립니다. 저희는 숲길을 원합니다.")]
    public void A_first_paragraph_stays_one(string first)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n\n{first}");

        Assert.Equal([first, Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("대상 | 홍가람 | 나래대 | 숲길의 봄")]
    [InlineData("(끝)")]
    public void A_table_or_an_end_in_mid_page_does_not_end_the_body(string line)
    {
        const string third = "길은 내년 봄에 열린다. 시는 학교와 마을을 잇는 길도 함께 열 계획이라고 밝혔다. 주민들은 길을 걸으며 나무를 심는다.";

        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{line}\n\n{Sample.Second}\n\n{third}\n");

        Assert.Equal((Sample.First, third), (result.Document.Paragraphs[0], result.Document.Paragraphs[^1]));
    }

    [Theory]
    [InlineData("나래시 숲길 예약, 로그인 회원가입 없앤다")]
    [InlineData("[이메일 인터뷰] 홍가람 시장 “숲길이 답이다”")]
    [InlineData("나래시 숲길 알리는 유튜브 구독자 10만 넘었다")]
    [InlineData("같은 사건, 다른 기사")]
    [InlineData("‘나래의 얼굴’ 배우 홍가람 별세…빈소 나래병원 장례식장, 발인 5일 오전 8시")]
    [InlineData("앞으론 로그인해야 마을 숲길 예약된다")]
    public void A_headline_may_speak_of_what_sites_and_notices_say(string headline)
    {
        var result = Sample.Read($"{headline}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(headline, result.Document.Title);
    }

    [Theory]
    [InlineData("구글")]
    [InlineData("반대")]
    [InlineData("이름")]
    [InlineData("프로필")]
    public void A_word_that_is_a_button_elsewhere_may_be_a_heading_in_the_body(string heading)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{heading}\n\n{Sample.Second}\n");

        Assert.Equal([Sample.First, heading, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("홈\n사회")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n홈\n사회")]
    public void A_page_that_ends_in_its_path_is_refused_for_what_it_lacks(string page)
    {
        Assert.Equal(NoticeCodes.BodyMissing, Sample.Read(page).Error?.Code);
    }

    [Fact]
    public void A_playful_headline_with_its_subtitle_above_the_byline_stays_the_headline()
    {
        var result = Sample.Read($"불구경은 옛말 - 가온뉴스\n불구경은 옛말\n마을 숲길 공사 내년 봄까지 마무리\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(("불구경은 옛말", "마을 숲길 공사 내년 봄까지 마무리"), (result.Document.Title, result.Document.Subtitle));
    }

    [Fact]
    public void A_script_that_is_polite_throughout_keeps_its_sentences()
    {
        string[] script = ["마을 숲길 여섯 곳이 하나로 이어졌습니다.", "시는 내년 봄까지 공사를 마치겠다고 밝혔습니다.", "주민들은 걸어서 학교에 갈 수 있게 됐습니다."];

        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{string.Join("\n\n", script)}\n");

        Assert.Equal(script, result.Document.Paragraphs);
    }

    [Fact]
    public void An_agency_s_end_is_the_body_s()
    {
        var result = Sample.WithTail("(끝)\n나래의 순간이 소식이 된다.");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_summary_that_says_below_itself_that_it_is_one_is_no_body()
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 입력 2024. 03. 02. 10:00\n\n기사 도구 모음\n\n{Sample.First}\n\n기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다. 전체 맥락을 이해하기 위해서는 본문 보기를 권장합니다.\n글자 크기 조절 레이어\n내년 봄 공사 마무리\n\n{Sample.First} 사업비는 12억원이다.\n\n{Sample.Second}\n");

        Assert.Equal([$"{Sample.First} 사업비는 12억원이다.", Sample.Second], result.Document.Paragraphs);
        Assert.Equal("내년 봄 공사 마무리", result.Document.Subtitle);
    }

    [Theory]
    [InlineData("15일 오전 나래항 앞에서 어민들이 공사 중단을 촉구하고 있다.")]
    [InlineData("3월 2일 나래시 숲길에서 주민들이 개통을 자축하고 있다.")]
    [InlineData("지난 2일 나래시의 숲길을 시민들이 지나고 있다. 나래=AP 가온통신")]
    public void What_was_to_be_seen_on_a_day_is_a_caption(string caption)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n\n{caption}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal([caption], result.Document.Captions);
    }

    [Fact]
    public void A_sentence_may_speak_of_giving_material()
    {
        const string last = "장애인 단체들은 이번 일을 계기로 시가 대체자료 제공을 의무화해야 한다고 입을 모은다.";

        var result = Sample.WithTail(last);

        Assert.Equal([Sample.First, Sample.Second, last], result.Document.Paragraphs);
        Assert.Empty(result.Document.Captions);
    }

    [Fact]
    public void Who_photographed_is_no_author()
    {
        var result = Sample.WithTail("[사진] 나래=박다솜 기자 dasom@paper.example\n홍가람 기자 hong@paper.example");

        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("홍가람 기자 다른 기사 보기\nhong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("*필자/홍가람. 나래문화연구소장. 수필가.", "홍가람")]
    [InlineData("*필자/옹가람. 나래문화연구소장.", "옹가람")]
    [InlineData("글 홍가람 에디터 / 사진 나래와사람들", "홍가람")]
    public void An_author_may_be_named_only_by_a_button_or_a_note(string tail, string reporters)
    {
        var result = Sample.WithTail(tail);

        Assert.Equal(reporters, Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("[나래/NBN]홍가람 기자 = ", "[나래/NBN]홍가람 기자 =")]
    [InlineData("[나래=가온통신] 홍가람 기자 = ", "[나래=가온통신] 홍가람 기자 =")]
    [InlineData("[운동넷=나래] 홍가람 기자 = ", "[운동넷=나래] 홍가람 기자 =")]
    [InlineData("[가온신문/나래소방서 예방팀장 홍가람]", "[가온신문/나래소방서 예방팀장 홍가람]")]
    public void A_dateline_may_name_place_and_newspaper_in_any_order(string lead, string dateline)
    {
        var result = Sample.WithLead(lead);

        Assert.Equal(Sample.First, result.Document.Paragraphs[0]);
        Assert.Equal(dateline, result.Document.Dateline);
        Assert.Equal("홍가람", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("나래--(가온링크)--", "나래--(가온링크)--")]
    [InlineData("나래--(가온링크) 2024년 03월 02일 -- ", "나래--(가온링크) 2024년 03월 02일 --")]
    public void A_release_s_dateline_may_name_its_day(string lead, string dateline)
    {
        var result = Sample.WithLead(lead);

        Assert.Equal((Sample.First, dateline), (result.Document.Paragraphs[0], result.Document.Dateline));
    }

    [Fact]
    public void A_headline_printed_again_above_a_script_makes_no_caption_of_its_first_sentence()
    {
        var result = Sample.Read($"{Sample.Title}\n2024.03.02. 오전 10:00\n{Sample.Title}\n오늘 새벽 나래시 숲길에서 나무가 쓰러졌습니다.\n\n다친 사람은 없었습니다.\n\n시는 길을 막고 나무를 치우고 있습니다.\n");

        Assert.Equal(3, result.Document.Paragraphs.Count);
        Assert.Empty(result.Document.Captions);
    }

    [Fact]
    public void A_name_behind_a_day_does_not_lose_its_first_syllable_to_the_weekday()
    {
        var result = Sample.WithHead("2024-03-02     화가람 기자");

        Assert.Equal("화가람", Sample.Reporters(result));
    }

    [Fact]
    public void An_issue_s_day_is_the_article_s_where_nothing_else_is_printed()
    {
        var result = Sample.WithHead("2024년3월2일자 (제2311호)");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 0, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Null(result.Document.Subtitle);
    }

    [Theory]
    [InlineData("가온타임즈 – 나래 동포 신문\nMore\nHome 지역소식 마을 숲길 여섯 곳 새로 이어진다\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("가온숲 소식통\n메뉴\n가온숲 소식통\n분류 전체보기 (412)\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("아침뉴스 | 정오뉴스 | 9시 종합뉴스 | 심야뉴스\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("로그인 | 회원가입 | 가온숲 소개 | 보도자료\n홈 > 지역 > 나래\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("가온숲소식\n소식 | 숲길순례 | 숲말씀 | 나눔터\n최종편집\n숲길순례\n2024.03.02 10:00\n마을 숲길 여섯 곳 새로 이어진다\n홍가람\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("뉴스 산업·유통 통신방송 SW·보안 소재·부품 과학 정책 국제 오피니언\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("가온타임즈 LA\n마을 숲길 여섯 곳 새로 이어진다")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다 > 마을소식\n마을소식")]
    public void Sites_names_and_paths_above_the_headline_are_not_it(string head)
    {
        var result = Sample.Read($"{head}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Fact]
    public void A_headline_that_stands_twice_needs_none_of_the_body_s_words()
    {
        var result = Sample.Read($"가온뉴스 - 불구경은 옛말\n\n불구경은 옛말\n\n홍가람 기자 / 기사승인 : 2024-03-02 10:00:00\n내년 봄 숲길 공사 마무리\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(("불구경은 옛말", "내년 봄 숲길 공사 마무리"), (result.Document.Title, result.Document.Subtitle));
    }

    [Fact]
    public void A_subtitle_that_ran_together_with_the_headline_is_parted_by_the_title_line()
    {
        var result = Sample.Read($"{Sample.Title} - 가온뉴스\n{Sample.Title}내년 봄 공사 마무리\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal((Sample.Title, "내년 봄 공사 마무리"), (result.Document.Title, result.Document.Subtitle));
    }

    [Fact]
    public void Obituaries_with_marks_are_the_body()
    {
        string[] entries = ["▲홍누리씨 별세·홍가람(나래신문 부장)씨 부친상=29일 나래장례문화원. 발인 31일 오전 9시", "▲김나래(나래고 교장)씨 별세·김다솜(회사원)씨 모친상=28일 가온병원 장례식장. 발인 30일 오전 8시"];

        var result = Sample.Read($"[부고] 홍누리씨 별세 외\n입력\n2024.03.02 10:00\n인쇄하기\n{string.Join('\n', entries)}\n댓글 0\n");

        Assert.Equal(entries, result.Document.Paragraphs);
        Assert.Empty(result.Document.Captions);
    }

    [Theory]
    [InlineData("UPDATED : 2024.03.05 화 13:20\n마을 숲길 여섯 곳 새로 이어진다\n입력 2024-03-02 10:00", "03-02 10:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n기사등록 일시 : [2024-03-02 10:00:00]    최종수정 일시 : [2024-03-02 11:00:00]", "03-02 10:00", "03-02 11:00")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n2024.03.02 10:00 출처: 가온숲", "03-02 10:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n2024.03.02 홍가람 산림정책관", "03-02 00:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n2024.03.02 산림자원부", "03-02 00:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n홍가람 기자I 2024.03.02 10:00:44", "03-02 10:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n2024-03-02 06면 기사", "03-02 00:00", "")]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\nby 홍가람 Mar 2. 2024", "03-02 00:00", "")]
    [InlineData("• 마을 숲길 여섯 곳 새로 이어진다\n입력 2024-03-02 10:00", "03-02 10:00", "")]
    public void Whose_a_time_is_tells_what_stands_beside_it(string head, string published, string updated)
    {
        var result = Sample.Read($"{head}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal((published, updated), ($"{result.Document.PublishedAt:MM-dd HH:mm}", $"{result.Document.UpdatedAt:MM-dd HH:mm}"));
        Assert.Null(result.Document.Subtitle);
    }

    [Fact]
    public void Signs_that_point_open_subtitles_above_the_body()
    {
        var result = Sample.WithHead("2024-03-02 (토) 10:00:00 홍가람 기자\n크게작게\n▶ 학교까지 걸어서 간다\n▶ 내년 봄 공사 마무리");

        Assert.Equal("학교까지 걸어서 간다\n내년 봄 공사 마무리", result.Document.Subtitle);
    }

    [Fact]
    public void A_short_label_and_a_name_are_a_headline()
    {
        var result = Sample.Read("가온시보\n사람들\n동정·인사\n부음\n인사\n[인사] 나래환경부\n입력 2024-03-02 10:00\n\n◆나래환경부 ◇국장급 전보 ▲숲보전국장 홍가람 ▲숲정책관 김누리 ◇국장급 승진 ▲기획관 박다솜 ◇과장급 전보 ▲복원팀장 이나래 ▲담당관 최새롬 ▲서기관 정아름 ▲사무관 오늘봄\n◇과장급 승진 ▲과장 윤슬기 ▲과장 노을빛\n");

        Assert.Equal(("[인사] 나래환경부", "인사"), (result.Document.Title, result.Document.Category));
    }

    [Fact]
    public void What_is_read_most_today_is_tagged_above_the_headline()
    {
        var result = Sample.Read($"#태풍\n#개학\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n\n#숲길\n#이름\n");

        Assert.Equal(["숲길", "이름"], result.Document.Tags);
    }

    [Fact]
    public void A_search_s_layer_above_an_article_makes_no_list_of_it()
    {
        var result = Sample.Read($"가온통신\n최근 검색어\n전체삭제\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n\n길은 내년 봄에 열린다.\n\n학교도 함께 문을 연다.\n");

        Assert.Null(result.Error);
        Assert.Equal(4, result.Document.Paragraphs.Count);
    }

    [Theory]
    [InlineData("마을 어귀에 새로 선 나무 문.<나래군 제공>")]
    [InlineData("<사진설명> 직원들이 숲길의 나무를 옮기고 있다.")]
    public void Credits_of_pictures_stand_behind_signs_of_many_kinds(string caption)
    {
        var result = Sample.WithHead($"홍가람 기자 hong@paper.example\n입력 2024-03-02 10:00\n\n{caption}");

        Assert.Equal(caption, Assert.Single(result.Document.Captions));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
    }

    [Fact]
    public void A_photographer_s_name_below_each_picture_is_no_author()
    {
        var result = Sample.WithHead("홍가람 기자\nhong@paper.example\n입력 2024-03-02 10:00\n[박다솜 기자]\n[박다솜 기자]");

        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
    }

    [Fact]
    public void A_newspaper_called_like_a_person_is_no_author()
    {
        var result = Sample.Read($"{Sample.Title}\n연예담 원문 기사전송 2024-03-02 10:00\n[연예담 홍가람 기자] {Sample.First}\n\n{Sample.Second}\n<저작권자 ⓒ 연예담, 무단전재 및 재배포 금지>\n");

        Assert.Equal("홍가람", Sample.Reporters(result));
    }

    [Fact]
    public void Pictures_before_links_are_no_words()
    {
        var result = Sample.WithTail("홍가람 기자 hong@paper.example\nicon관련기사\nicon숲길 입지 선정위원회 구성도 못 해");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Fact]
    public void What_a_site_says_of_itself_is_no_newspaper_and_arrows_point_up_to_a_picture()
    {
        var document = Sample.Read($"지면보다 빠른 뉴스\n{Sample.Title}\n홍가람 기자 / 1042호입력 : 2024년 03월 02일 트위터 페이스북 URL복사\n↑↑ 나래소방서장 김누리\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal((Sample.Title, null, null), (document.Title, document.Outlet, document.Subtitle));
        Assert.Equal(["나래소방서장 김누리"], document.Captions);
    }

    [Fact]
    public void A_front_page_shows_first_paragraphs_with_their_leads_though_their_sentences_ran_together()
    {
        var items = Enumerable.Range(1, 6).Select(i => $"숲길 {i}구간 이번 주말 열려\n[누리교육신문 홍가람 기자] {i}구간이 토요일 아침 문을 연다고 2일 밝혔다.이 구간의 길이는 모두 {i}km이고 다리가 둘, 쉼터가 셋 있어서 아이들과 함께 걷기에도 알맞다고 말했다.첫날에는 주민 {i}0명이 이른 아침부터 저녁까지 함께 걷기로 했고 지도를 나누어 준다고 전했다.");

        Assert.Equal(NoticeCodes.PageIsList, Sample.Read($"전체기사\n뉴스\n정책\n오피니언\n\n{string.Join("\n\n", items)}\n").Error?.Code);
    }

    [Theory]
    [InlineData("페이지를 찾을 수 없습니다 | 누리일보\n본문 바로가기\n404\n방문하시려는 페이지의 주소가 잘못 입력되었거나,\n페이지의 주소가 바뀌어 요청하신 페이지를 찾을 수 없습니다.\n입력하신 주소가 맞는지 다시 한번 확인해 주시기 바랍니다.\n")]
    [InlineData("로그인 - 누리일보\n홈으로\n누리일보 회원으로 들어오시면 스크랩과 기자 구독 등 여러 서비스를 이용하실 수 있습니다.\n아이디\n비밀번호\n")]
    public void A_page_that_every_site_has_is_refused_by_its_title(string page) => Assert.Equal(NoticeCodes.BodyMissing, Sample.Read(page).Error?.Code);

    [Fact]
    public void Where_a_page_was_copied_from_is_its_newspaper_and_no_caption()
    {
        var document = Sample.WithTail("출처 : 누리들뉴스(http://www.nuri.example)").Document;

        Assert.Equal("누리들뉴스", document.Outlet);
        Assert.Empty(document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void What_a_portal_counts_above_its_comments_is_none_of_them()
    {
        var comment = Assert.Single(Sample.WithTail("전체 댓글 2\n새로고침\n댓글 상세 현황\n현재 댓글 1\n작성자 삭제 1\n규정 미준수 0\n댓글 정렬\n순공감순\n최신순\nnuri****\n2024.03.02. 17:32\n숲길이 이어지면 걸어서 다니겠어요.\n답글 0\n공감 4\n비공감 0\n댓글 더보기").Document.Comments);

        Assert.Equal(("nuri****", "숲길이 이어지면 걸어서 다니겠어요."), (comment.Name, comment.Text));
    }

    [Fact]
    public void Appointments_are_the_body_though_the_day_of_the_visit_stands_above_the_menu_and_a_sentence_in_the_footer()
    {
        var result = Sample.Read("누리새벽신문\n2026.02.20(금) 18:07\n홈\n로그인\n전체\n정치\n경제\n사회\n문화\n사람들\n사람들\n[인사] 나래시 / 한빛대학교\n입력 : 2026. 02. 20(금) 09:39\n페이스북 카카오톡 URL복사\n■ 나래시\n◇4급 승진 ▲기획국장 홍길동 ▲안전국장 김하늘\n◇5급 전보 ▲총무과장 이가람 ▲홍보과장 박나래\n■ 한빛대학교\n▲교학부총장 최누리 ▲대학원장 정한별\n온라인뉴스팀 news@nuri.example\n누리새벽신문 (www.nuri.example) 무단전재 및 수집, 재배포금지\n많이 본 뉴스\n숲길 여섯 곳 이어진다\n누리새벽신문의 모든 글을 무단복제하여 사용할 경우에는 저작권법에 의해 제재를 받을 수 있습니다.\n");

        Assert.Null(result.Error);
        Assert.Equal("[인사] 나래시 / 한빛대학교", result.Document.Title);
        Assert.Equal(5, result.Document.Paragraphs.Count);
        Assert.Equal("▲교학부총장 최누리 ▲대학원장 정한별", result.Document.Paragraphs[^1]);
        Assert.Equal(new(2026, 2, 20, 9, 39, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
    }

    [Fact]
    public void A_press_release_s_form_and_its_files_are_no_subtitle() =>
        Assert.Equal("숲길 여섯 곳을 지도에서 한눈에", Sample.Read($"보도자료\n{Sample.Title}\n담당부서 숲길과\n작성자 홍보담당관\n등록일 2024-03-02\n첨부파일\n240302 숲길 개통(숲길과).hwpx [412.5 KB] 바로보기 내려받기\n보도시점 2024. 3. 2.(토) 조간\n- 숲길 여섯 곳을 지도에서 한눈에\n□ {Sample.First}\n□ {Sample.Second}\n").Document.Subtitle);

    [Fact]
    public void The_comments_stand_below_the_second_of_two_counters_and_a_sign_alone_opens_a_reply()
    {
        var comment = Assert.Single(Sample.WithTail("저작권자(c) 누리들, 무단 전재 및 재배포 금지\n추천31\n댓글2\n스크랩\n이 기자의 최신기사\n처마 밑 제비집\n댓글2\n정렬\n최신순\n공감순\n들국화\n2024.03.02 14:58\n저희 마을에도 숲길이 있어요.\n답글1\n공감9\n└\n홍가람\n2024.03.02 15:20\n고맙습니다. 사진도 보내 주세요.\n공감4").Document.Comments);

        Assert.Equal(("들국화", "홍가람"), (comment.Name, Assert.Single(comment.Replies).Name));
    }

    [Fact]
    public void A_box_of_headlines_in_the_middle_does_not_end_the_body()
    {
        var document = Sample.WithTail($"주요기사\n다리 공사 마침내 끝나\n봄 축제 다음 달 열려\n나래군은 {Sample.First}\n나래=홍가람 기자 garam@nuri.example\nⓒ 누리일보 무단 전재, 재배포 금지").Document;

        Assert.Equal([Sample.First, Sample.Second, $"나래군은 {Sample.First}"], document.Paragraphs);
    }
}
