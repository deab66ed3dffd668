namespace Cms.Import.Tests;

/// <summary>Invented pages as programs extract them from the web, and as broadcasters, agencies and older sites set them.</summary>
public sealed class ExtractedPageTests
{
    static ParseResult<NewsPage> Read(string name) => NewsPageReader.Read(File.ReadAllBytes(Path.Combine(Seed.Folder("Pages"), $"{name}.txt")));

    [Theory]
    [InlineData("agency-captions", "밤새 쌓인 눈에 새벽 도로 막혀", "홍누리; 김다솜")]
    [InlineData("bare-tag-heading", "무궁화호 마지막 열차, 역마다 배웅 인파", "홍가람 hong@gaon.example")]
    [InlineData("broadcaster-sign-off", "빙판길에 낙상 환자 두 배", "노을빛")]
    [InlineData("caption-below-title", "아이들이 그린 우리 동네 지도", "홍가람 hong@gaon.example")]
    [InlineData("comment-dialogs", "“카메라 직접 만져 보니 신기해요”", "홍가람")]
    [InlineData("editors-note", "[기획]① 올해의 마을 도서관…작지만 꽉 찬 서가", "홍가람 garam@nuri.example")]
    [InlineData("email-before-name", "바람 센 날 등굣길, 학교 앞 신호등 바꾼다", "홍가람 garam@nuri.example")]
    [InlineData("english-byline", "새 국립공원에 외국인 발길 이어져", "Hong Ga-ram garam@nuri.example")]
    [InlineData("extractor-date", "[문화] ‘등대 음악회’ 섬에서 첫 공연", "노을빛")]
    [InlineData("obituary", "[부고] 홍가람(누리일보 편집국장)씨 모친상", "")]
    [InlineData("owner-in-brackets", "“구청이 하는 일은?” 초등생들 구청장에게 묻다", "홍가람")]
    [InlineData("photo-page", "[포토] 첫 벼 베기", "배가람 garam@nuri.example")]
    [InlineData("polite-copyright", "고갯길 화물차 넘어져 한때 통제", "홍가람")]
    [InlineData("portal-summary", "가온시 시내버스 노선 열여섯 개 바뀐다", "나한빛 hanbit@gaon.example")]
    [InlineData("press-wire", "누리과학관, 밤하늘 관측 교실 연다", "")]
    [InlineData("prize-winners", "[알림] 제12회 누리 어린이 글짓기 수상자", "")]
    [InlineData("question-and-answer", "지면에도 선택과 집중이 필요", "홍가람")]
    [InlineData("run-together-time", "[누리문화]마지막 활판 인쇄소의 하루", "")]
    [InlineData("script-without-stops", "마을 공동 급식 다시 시작", "")]
    [InlineData("table-cells", "늦가을 국화 전시회, 군청 마당에서", "홍가람 hong@gaon.example")]
    [InlineData("title-below-body", "[여의도 책방길] 골목마다 불 밝힌 책방… 1년 새 갑절로", "홍가람 hong@gaon.example")]
    [InlineData("author-with-post", "배우지 않는 배움, 가르치지 않는 가르침", "김바다")]
    [InlineData("comments-time-below", "마을 숲길 여섯 곳 새로 이어진다", "홍가람")]
    [InlineData("figure-sentences", "옛 우물 다시 여는 마을", "홍가람")]
    [InlineData("menu-above-path", "옛 우물 여섯 곳을 다시 여는 ‘물길 잇기’", "노을빛")]
    [InlineData("one-line", "마을 숲길 여섯 곳 새로 이어진다", "홍가람 garam@paper.example")]
    [InlineData("printed-twice", "서기관 승진 인사 '폭 얼마나'", "홍가람")]
    [InlineData("script-cues", "기획2)고갯길 빙판 여전(R)", "홍가람")]
    [InlineData("title-of-nouns", "날씨 투자 교통 의료 영화", "홍가람")]
    [InlineData("wrapped-columns", "섬마을 뱃길 30년 만에 다시 열린다", "")]
    [InlineData("wrapped-with-blank-lines", "과수원에 든 새벽 서리", "")]
    public void Headline_and_authors_are_read(string name, string title, string reporters)
    {
        var result = Read(name);

        Assert.Null(result.Error);
        Assert.Equal(title, result.Document.Title);
        Assert.Equal(reporters, Sample.Reporters(result));
    }

    [Theory]
    [InlineData("agency-captions", 3, "가람시에 밤새 눈이", "녹을 전망이다.")]
    [InlineData("bare-tag-heading", 2, "시골 역을 잇던", "남는다”고 말했다.")]
    [InlineData("broadcaster-sign-off", 5, "밤새 내린 눈이", "가장 많습니다.]")]
    [InlineData("caption-below-title", 2, "지도에는 골목마다", "걸기로 했다고 밝혔다.")]
    [InlineData("comment-dialogs", 2, "나래초등학교 학생들이", "태웠다고 밝혔다.")]
    [InlineData("editors-note", 3, "[편집자] 누리통신은", "들른다고 했다.")]
    [InlineData("extractor-date", 6, "섬마을 등대에서", "이어집니다.")]
    [InlineData("obituary", 4, "▲ 김다솜씨 별세", "▲ 장지 나래공원묘원")]
    [InlineData("owner-in-brackets", 2, "“구청이 하는 일은", "이어졌다.")]
    [InlineData("photo-page", 1, "1일 나래군 들녘에서", "베고 있다.")]
    [InlineData("polite-copyright", 2, "고갯길을 내려오던", "조사하고 있습니다.")]
    [InlineData("portal-summary", 2, "가온시는 다음 달부터", "간격은 12분이다.")]
    [InlineData("press-wire", 2, "누리과학관이 다음 달", "함께한다.")]
    [InlineData("prize-winners", 5, "누리일보가 연", "박라온(가온초 6)")]
    [InlineData("question-and-answer", 4, "Q. 언제부터", "먼저 본다.")]
    [InlineData("run-together-time", 2, "납 활자를", "않겠다”고 말했다.")]
    [InlineData("script-without-stops", 3, "지난 겨울 문을 닫았던 마을 공동 급식소가 다시 문을 엽니다", "급식은 다음 달 말까지 이어집니다")]
    [InlineData("table-cells", 2, "군청 마당에서", "밝혔다.")]
    [InlineData("title-below-body", 2, "동네 책방이", "말했다.")]
    [InlineData("author-with-post", 2, "‘배운다’는", "배움은 멈춘다.")]
    [InlineData("comments-time-below", 1, "마을을 둘러싼", "밝혔다.")]
    [InlineData("figure-sentences", 2, "나래마을의 옛 우물", "40년 만이다.")]
    [InlineData("menu-above-path", 2, "나래마을의 옛 우물", "남아 있다.")]
    [InlineData("one-line", 1, "마을을 둘러싼", "두 차례 미뤄졌다.")]
    [InlineData("printed-twice", 3, "가람도의 과장급", "더 비었다.")]
    [InlineData("script-cues", 10, "겨울이면 얼어붙는", "나래MBC 홍가람입니다.")]
    [InlineData("title-of-nouns", 2, "가온시가 다음 달부터", "3억원이 든다.")]
    [InlineData("wrapped-columns", 3, "1990년부터 끊겼던 가온도와 나래도 사이의 뱃길이 오는 9월에 다시 열린다. 군은", "크게 반겼다.")]
    [InlineData("wrapped-with-blank-lines", 3, "밤사이 기온이 영하로 떨어지면서 누리군 일대의 사과와 배 과수원에 서리가 내렸다. 꽃이", "주기로 했다고 밝혔다.")]
    public void The_body_has_its_paragraphs_and_nothing_else(string name, int count, string first, string last)
    {
        var paragraphs = Read(name).Document.Paragraphs;

        Assert.Equal(count, paragraphs.Count);
        Assert.StartsWith(first, paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith(last, paragraphs[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list-beginnings")]
    [InlineData("list-leads")]
    [InlineData("list-of-two")]
    [InlineData("list-unended")]
    [InlineData("list-signed")]
    [InlineData("list-timed")]
    [InlineData("search-results")]
    public void Lists_are_refused_as_lists(string name) => Assert.Equal(NoticeCodes.PageIsList, Read(name).Error?.Code);

    [Theory]
    [InlineData("extractor-date", "2025-08-27T18:51:00+09:00")]
    [InlineData("run-together-time", "2007-09-11T03:01:00+09:00")]
    [InlineData("menu-above-path", "2019-08-22T14:10:14+09:00")]
    [InlineData("one-line", "2024-03-02T10:00:00+09:00")]
    [InlineData("portal-summary", "2024-09-29T23:04:00+09:00")]
    [InlineData("title-below-body", "2017-03-31T18:22:00+09:00")]
    [InlineData("agency-captions", "2025-01-07T07:12:00+09:00")]
    public void Publication_is_read(string name, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), Read(name).Document.PublishedAt);

    [Fact]
    public void Captions_of_agencies_and_pictures_stand_apart()
    {
        Assert.Equal(3, Read("agency-captions").Document.Captions.Count);
        Assert.Equal(["나래초등학교 학생들이 6일 구청에서 직접 그린 지도를 펼쳐 보이고 있다."], Read("caption-below-title").Document.Captions);
        Assert.Equal(["119구급대. 〈사진=누리통신〉"], Read("polite-copyright").Document.Captions);
    }

    [Fact]
    public void Tags_stand_below_a_bare_label()
    {
        var result = Read("bare-tag-heading");

        Assert.Equal(["무궁화호", "간이역", "가온선"], result.Document.Tags);
        Assert.Equal([8, 9, 10], result.Fields["tags"].Lines);
        Assert.Equal("tags-below-label", result.Fields["tags"].Rule);
    }

    [Fact]
    public void A_wrapped_paragraph_tells_all_its_lines() =>
        Assert.Equal(Enumerable.Range(8, 6), Read("wrapped-columns").Fields["paragraphs"].Lines);

    [Fact]
    public void Subtitles_stand_on_either_side_of_the_time()
    {
        Assert.Equal("나래초 15명 구청 찾아 업무 체험", Read("caption-below-title").Document.Subtitle);
        Assert.Equal("구청, 독서 수업과 묶은 청사 탐방 진행", Read("owner-in-brackets").Document.Subtitle);
        Assert.Equal("마을 도서관 열 곳을 돌아보다\n낮에는 어린이, 밤에는 어른", Read("editors-note").Document.Subtitle);
    }

    [Fact]
    public void The_copyright_speaks_politely_or_names_the_lead_in_brackets()
    {
        Assert.StartsWith("누리TV의 모든 콘텐트", Read("polite-copyright").Document.Copyright, StringComparison.Ordinal);
        Assert.Equal("[누리스텝]", Read("owner-in-brackets").Document.Dateline);
        Assert.Equal("가온--(누리와이어)--", Read("press-wire").Document.Dateline);
    }

    [Fact]
    public void The_date_of_an_extractor_counts_only_where_the_page_tells_none()
    {
        var result = Sample.Read($"date 2025-08-27 {Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(new DateTimeOffset(2025, 8, 27, 0, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal("time-of-extraction", result.Fields["publishedAt"].Rule);
    }

    [Fact]
    public void A_rule_of_dashes_and_a_short_last_sentence_are_no_trouble()
    {
        var result = Sample.WithTail("--------------------------------------------------------------------------------\n끝.");
        var weather = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n{Sample.Second}\n날씨였습니다.\n(홍가람 기상캐스터)\n");

        Assert.Null(result.Error);
        Assert.Equal("날씨였습니다.", weather.Document.Paragraphs[^1]);
        Assert.Equal("홍가람", Sample.Reporters(weather));
    }

    [Fact]
    public void A_line_that_repeats_the_title_is_no_menu() =>
        Assert.Equal(["정치", "경제", "사회", "문화", "스포츠"], Read("title-of-nouns").Document.Categories);

    [Fact]
    public void A_headline_may_be_a_sentence_with_its_full_stop()
    {
        var result = Sample.Read($"숲길의 중심에 사람이 있다.\n\n-새로 걷는 길을 읽고\n\n2015-03-12     홍가람\n\n\n{Sample.First}\n{Sample.Second}\n");

        Assert.Equal("숲길의 중심에 사람이 있다.", result.Document.Title);
        Assert.Equal("새로 걷는 길을 읽고", result.Document.Subtitle);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(2, result.Document.Paragraphs.Count);
    }

    [Fact]
    public void Sentences_that_stand_below_a_picture_twice_are_its_caption()
    {
        Assert.Equal(2, Read("figure-sentences").Document.Captions.Count);
        Assert.Equal("나래마을·가온시, 물길 잇기 사업 시작\n“두레박 소리 다시 듣고 싶어”", Read("figure-sentences").Document.Subtitle);
        Assert.Equal(["길을 걷는 주민들.<가람군 제공>"], Sample.WithHead("![](a.jpg) 길을 걷는 주민들.<가람군 제공>").Document.Captions);
    }

    [Fact]
    public void A_page_that_is_one_paragraph_twice_has_a_body_and_no_caption()
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n{Sample.First}\n");

        Assert.Equal([Sample.First], result.Document.Paragraphs);
        Assert.Empty(result.Document.Captions);
    }

    [Fact]
    public void Comments_may_have_their_time_below()
    {
        var comments = Read("comments-time-below").Document.Comments;

        Assert.Equal(["나그네", "행인"], comments.Select(c => c.Name));
        Assert.Equal("숲길이 이어지니 참 좋네요\n밤에도 걸을 수 있을까요", comments[0].Text);
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 12, 5, 0, TimeSpan.FromHours(9)), comments[1].PostedAt);
        Assert.Equal("마을사람", comments[1].Replies.Single().Name);
    }

    [Theory]
    [InlineData("페이스북 트위터 인쇄")]
    [InlineData("많이 본 뉴스")]
    [InlineData("가온일보")]
    public void Buttons_on_the_line_of_the_last_sentence_are_no_part_of_it(string furniture)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First} {furniture}\n\n{Sample.Second}\n");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("짧은 줄로 이어지는 시\n\n바람이 분다\n꽃이 진다\n산이 운다")]
    [InlineData("마을 숲길 열렸다\n숲길이 열렸다고 시가 밝혔다.\n주민들은 반겼다고 한다.\n사업비는 12억원이 든다.")]
    public void Short_lines_are_not_taken_for_wrapped_ones(string page) =>
        Assert.All(Sample.Read(page).Document.Paragraphs, p => Assert.DoesNotContain("다. ", p, StringComparison.Ordinal));

    [Fact]
    public void What_a_broadcaster_says_of_its_summary_is_no_headline_and_no_body()
    {
        var result = Sample.Read($"입력 1995.08.01 (21:00)\n안내\n읽어주기 기능은 크롬기반의 브라우저에만 사용하실 수 있습니다.\n요약 내용\n요약 내용은 나래 Summary를 통해 제공하고 있습니다.\n기사의 내용을 올바르게 이해하기 위해서는 본문을 함께 읽어야 합니다.\n{Sample.First}\n각 플랫폼 별 많이 본 기사 (최근 1시간)\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal([Sample.First], result.Document.Paragraphs);
    }

    [Fact]
    public void A_sentence_that_speaks_of_reporters_is_not_cut_behind_the_word()
    {
        const string first = "시민기자들의 직업은 다양합니다. 전업 작가나 지역신문 기자인 분들도 있지만, 생업에 종사하며 시간을 쪼개 글을 쓰는 분들 또한 많답니다.";

        Assert.Equal([first, Sample.Second], Sample.Read($"{Sample.Title}\n등록 2024.03.02 10:00\n\n{first}\n\n{Sample.Second}\n").Document.Paragraphs);
    }

    [Fact]
    public void A_playful_headline_stands_above_its_series_though_the_body_has_none_of_its_words()
    {
        var document = Sample.Read($"본문듣기\n\n목돈 없이도... 쓸수록 늘어나는 마법\n\n[에디터스 레터] 마을 숲길이 왜 이어졌나\n\n등록 2024.03.02 10:00\n1\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal(("목돈 없이도... 쓸수록 늘어나는 마법", "[에디터스 레터] 마을 숲길이 왜 이어졌나"), (document.Title, document.Subtitle));
    }

    [Fact]
    public void Paragraphs_that_ran_together_may_begin_with_a_number_and_captions_stand_between_buttons()
    {
        var document = Sample.Read($"{Sample.Title}\n등록 2024.03.02 10:00\n\n큰사진보기 ▲눈 덮인 산성 ⓒ 홍가람 관련사진보기\n\n{Sample.First}주민들은 반겼다.39년 동안 걸어 온 길이 하나로 이어진다.\n").Document;

        Assert.Equal([Sample.First, "주민들은 반겼다.", "39년 동안 걸어 온 길이 하나로 이어진다."], document.Paragraphs);
        Assert.Equal(["눈 덮인 산성 ⓒ 홍가람"], document.Captions);
    }

    [Fact]
    public void A_page_for_telephones_on_one_line_is_parted_by_its_day_and_newspaper()
    {
        var document = Sample.Read($"수확은 했지만… 2024-03-02 나래신문 ▲ {Sample.First} {Sample.Second}\n").Document;

        Assert.Equal(("수확은 했지만…", "나래신문", new DateTime(2024, 3, 2)), (document.Title, document.Outlet, document.PublishedAt!.Value.Date));
        Assert.Equal([$"▲ {Sample.First} {Sample.Second}"], document.Paragraphs);
    }

    [Fact]
    public void A_photo_s_headline_is_named_again_below_the_picture()
    {
        var document = Sample.Read($"[사진] 풍년 예감\n\n가온일보\n\n입력\n\n지면보기\n\n18면\n\n풍년 예감\n\n풍년 예감\n\n{Sample.First}\n\nADVERTISEMENT\n").Document;

        Assert.Equal(("[사진] 풍년 예감", "가온일보", null), (document.Title, document.Outlet, document.Category));
        Assert.Equal([Sample.First], document.Paragraphs);
    }

    [Fact]
    public void A_section_that_ends_like_a_newspaper_stays_one()
    {
        var document = Sample.Read($"{Sample.Title}\n검색 입력폼\n농업경제\n{Sample.Title}\n{Sample.First}\n홍가람 기자 hong@paper.example\n").Document;

        Assert.Equal(("농업경제", null), (document.Category, document.Outlet));
    }

    [Fact]
    public void Languages_and_numbers_to_call_are_no_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n[나래신문] | 발행시간: 2024.03.02일 12:07\n전용 전화번호 15567604088을 귀하의 핸드폰에 저장하시면\nG언어 선택\n  • 한국어\n  • 중국어(간체)\n  • 베트남어\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal((null, "나래신문", 12), (document.Subtitle, document.Outlet, document.PublishedAt!.Value.Hour));
    }

    [Fact]
    public void A_long_line_that_ends_in_a_day_is_no_page_for_telephones() =>
        Assert.Equal(NoticeCodes.TitleMissing, Sample.Read($"{string.Concat(Enumerable.Repeat("가나 다라|마바=사아 자차|카타 파하 ", 6))}└ 2024-03-02 10:00\n").Error?.Code);
}
