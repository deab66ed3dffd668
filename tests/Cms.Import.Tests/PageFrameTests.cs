namespace Cms.Import.Tests;

/// <summary>What sites print around an article: buttons, counters, sources of pictures, paths and sections.</summary>
public sealed class PageFrameTests
{
    static ParseResult<NewsPage> WithBody(string body) => Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{body}\n");

    [Theory]
    [InlineData("누리일보 APP 다운로드")]
    [InlineData("12개의 댓글")]
    [InlineData("개의 댓글")]
    [InlineData("BEST댓글")]
    [InlineData("내 댓글 모음")]
    [InlineData("댓글 새로고침")]
    [InlineData("답글순")]
    [InlineData("현재 총 0개의 댓글이 있습니다.")]
    [InlineData("[ 300자 이내 / 현재: 0자 ]")]
    [InlineData("기사추천")]
    [InlineData("댓글 창으로 이동")]
    [InlineData("이 기사 공유하기")]
    [InlineData("글자 가장 크게")]
    [InlineData("Google 선호 매체 추가")]
    [InlineData("오디오 기사 듣기")]
    [InlineData("기자 프로필 보기")]
    [InlineData("구독자 12,345")]
    [InlineData("로그인 후 댓글을 남겨주세요")]
    [InlineData("이 콘텐츠를 공유하세요.")]
    [InlineData("기사가 속한 카테고리는 언론사가 분류합니다.")]
    [InlineData("▷ 전화 : 02-000-0000, 4444")]
    [InlineData("default_news_ad1")]
    [InlineData("누리닷컴 기사퍼가기")]
    [InlineData("기사듣기실행 기사듣기중지")]
    [InlineData("※ 아래 경우에는 고지 없이 삭제하겠습니다.")]
    [InlineData("장중 매매동향은 잠정치이므로 실제 매매동향과 차이가 발생할 수 있습니다.")]
    [InlineData("[email protected]")]
    [InlineData("누리일보 원문")]
    [InlineData("누리뉴스는 독자와 함께합니다. 흔들리지 않는 언론, 월 1만원 후원으로 함께 만들어 주세요.")]
    [InlineData("본 사이트는 쿠키를 비롯한 관련 기술을 사용합니다. 계속 이용하시면 당사의 쿠키 정책에 동의하신 것으로 봅니다. 자세히 보기 >")]
    [InlineData("연결 가능 링크")]
    [InlineData("클릭하면 확대이미지를 볼 수 있습니다.")]
    [InlineData("This site uses Akismet to reduce spam. Learn how your comment data is processed.")]
    [InlineData("Print this pageEmail this to someoneShare on FacebookTweet about this on Twitter")]
    [InlineData("글자 크기 조절 레이어")]
    [InlineData("※나래뉴스는 여러분의 제보로 함께 세상을 바꿉니다. 사건사고와 미담 등 모든 얘깃거리를 알려주세요.")]
    [InlineData("종합(숲길 2).JPG")]
    public void Buttons_and_counters_are_known_and_none_of_the_body(string line)
    {
        var result = WithBody($"{Sample.First}\n\n{Sample.Second}\n{line}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Theory]
    [InlineData("마을 기록 다시 보기")]
    [InlineData("나래시 뉴스 바로 읽기")]
    [InlineData("유튜브로 배우는 농사, 구독")]
    [InlineData("\"고장 나면 배로 두 시간\"... 안전 공백 우려")]
    public void A_subtitle_that_has_a_buttons_word_stays_one(string line) => Assert.Equal(line, Sample.WithHead(line).Document.Subtitle);

    [Theory]
    [InlineData("12.05 (금)")]
    [InlineData("댓글 첫 댓글을 작성해보세요")]
    [InlineData("updated. 2025-12-05 17:57 (금)")]
    public void They_are_no_subtitle(string line)
    {
        var result = Sample.WithHead($"입력 2024-03-02 10:00\n{line}");

        Assert.Null(result.Document.Subtitle);
        Assert.Null(result.Document.UpdatedAt);
        Assert.Equal(2024, result.Document.PublishedAt?.Year);
    }

    [Theory]
    [InlineData("홈사회사건사고", "사건사고")]
    [InlineData("홈 > 사회 > 사건", "사건")]
    [InlineData("뉴스>사회>사건", "사건")]
    [InlineData("정치\n경제\n사회\n문화\n우리골목\n스포츠\n\n우리골목", "우리골목")]
    [InlineData("TV/연예", "TV/연예")]
    [InlineData("home HOME > NEWS > 사회", "사회")]
    [InlineData("> 뉴스 > 기획ㆍ연재 > 기획 | 핫이슈", "기획")]
    [InlineData("오피니언 기고", "기고")]
    [InlineData("문화초대석\n홈 > 사회", "사회")]
    [InlineData("누리일보\n마을 숲길 여섯 곳 새로 이어진다\n\n  • 뿌리산업\n  • 승인 2024.03.02 10:00\n  • 댓글 0\n", "뿌리산업")]
    [InlineData("누리일보\n마을 숲길 여섯 곳 새로 이어진다\n\n  • 사회\n  • 입력 2024.03.02 10:00\n  • 호수 324\n", "사회")]
    public void The_page_says_its_category(string lines, string category) =>
        Assert.Equal(category, Sample.Read($"{lines}\n{Sample.Title}\n홍가람 기자\n2024.03.02 10:00\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);

    [Theory]
    [InlineData("[누리 브리핑] 밤새 눈 쌓인 고갯길… 새벽에 다시 열렸다\n\n누리 브리핑\n누리 브리핑\n2024.03.02 10:00", "[누리 브리핑] 밤새 눈 쌓인 고갯길… 새벽에 다시 열렸다")]
    [InlineData("늘 곁에 있는 소리, 마을을 위한 소리\n\"숲길을 이어 마을을 하나로 묶겠다\"\n\"숲길을 이어 마을을 하나로 묶겠다\"\n홍가람 기자 hong@paper.example\n승인 2024.03.02 10:00", "\"숲길을 이어 마을을 하나로 묶겠다\"")]
    [InlineData("경제이슈\n\n마을 숲길은 언제부터 이어지나\n\n“세 해 안에는 어렵다”\n\n글 : 홍가람 월간누리 기자 hong@paper.example", "마을 숲길은 언제부터 이어지나")]
    [InlineData("즐겨찾기+ 날짜 : 2024-03-02 오전 09:02:35 회원가입기사쓰기전체기사보기\n지면보다 빠른 소식\n날마다 새로 펴내는 우리 마을의 소식\n뉴스 > 사회\n\n마을 숲길은 언제부터 이어지나\n\n홍가람 기자 / 입력 : 2024년 03월 02일", "마을 숲길은 언제부터 이어지나")]
    [InlineData("\"숲길을 이어 마을을 하나로 묶겠다\"\n2024-03-02 10:00\n숲길 여섯 곳 새로 이어진다\n걸어서 학교에 가는 아이들\n숲길 여섯 곳 새로 이어진다\n걸어서 학교에 가는 아이들", "\"숲길을 이어 마을을 하나로 묶겠다\"")]
    [InlineData("누리신문\n\n마을 세 곳 숲길 잇기 시작\n\n나래 ‘고갯길’, 가온 ‘물길’, 다솜 ‘골목’\n2024-03-02 10:00", "마을 세 곳 숲길 잇기 시작")]
    [InlineData("이슈 마을과 숲길\n\n\"왜 이제야\" 걷던 사람들 깜짝…숲길 열린 날\n\n댓글 첫 댓글을 작성해보세요", "\"왜 이제야\" 걷던 사람들 깜짝…숲길 열린 날")]
    public void Series_and_mottos_are_no_headline(string head, string title) =>
        Assert.Equal(title, Sample.Read($"{head}\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);

    [Fact]
    public void A_pictures_source_in_brackets_is_no_headline()
    {
        var result = Sample.Read($"(누리시 유튜브)\n{Sample.First}\n(누리시 유튜브)\n{Sample.Second}\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal(["(누리시 유튜브)"], result.Document.Captions);
    }

    [Fact]
    public void A_line_that_stands_among_the_paragraphs_again_and_again_is_its_pictures_text()
    {
        var document = WithBody($"{Sample.First}\n\n나래시, 숲길을 걷는 사람들\n\n{Sample.Second}\n\n나래시, 숲길을 걷는 사람들\n\n길은 내년에 이어진다고 시는 밝혔다.").Document;

        Assert.Equal(["나래시, 숲길을 걷는 사람들"], document.Captions);
        Assert.Equal([Sample.First, Sample.Second, "길은 내년에 이어진다고 시는 밝혔다."], document.Paragraphs);
    }

    [Theory]
    [InlineData("숲길을 고치는 사람들. 나래소방서 제공12일 오전 8시 나래시 가온동에서 고갯마루까지 숲길이 다시 열렸다.", "숲길을 고치는 사람들. 나래소방서 제공", "12일 오전 8시 나래시 가온동에서 고갯마루까지 숲길이 다시 열렸다.")]
    [InlineData("| | | ⓒ 나래신문 | | 나래시 숲길이 12일 다시 열렸다. 숲길 여섯 곳이 하나로 이어진다.", "ⓒ 나래신문", "나래시 숲길이 12일 다시 열렸다. 숲길 여섯 곳이 하나로 이어진다.")]
    [InlineData("단속을 피해 달아난 차가 화단을 들이받은 장면. 나래경찰서 제공멈추라는 지시를 어기고 달아난 운전자가 숲길 앞에서 붙잡혔다.", "단속을 피해 달아난 차가 화단을 들이받은 장면. 나래경찰서 제공", "멈추라는 지시를 어기고 달아난 운전자가 숲길 앞에서 붙잡혔다.")]
    [InlineData("▲ 나래시 숲길 들머리에 모인 사람들이 길이 열리기를 기다리고 있다.[가온일보=홍가람 기자] 나래시 숲길이 12일 다시 열렸다.", "나래시 숲길 들머리에 모인 사람들이 길이 열리기를 기다리고 있다.", "나래시 숲길이 12일 다시 열렸다.")]
    public void A_caption_that_ran_together_with_the_first_paragraph_is_parted_from_it(string line, string caption, string paragraph)
    {
        var result = WithBody($"{line}\n\n{Sample.First}");

        Assert.Equal([caption], result.Document.Captions);
        Assert.Equal([paragraph, Sample.First], result.Document.Paragraphs);
        Assert.Equal([5, 7], result.Fields["paragraphs"].Lines);
    }

    [Fact]
    public void Where_captions_are_the_body_their_photographer_is_the_author()
    {
        var agency = Sample.Read("눈 덮인 나래산성\n5일 나래산성을 찾은 시민들이 눈 덮인 성벽을 따라 걷고 있다. 2025.12.5/가온뉴스 ⓒ News 홍가람 기자\n").Document;
        var own = Sample.Read($"눈 덮인 나래산성\n{new string('밤', 60)} 내린 눈이 성벽을 덮은 가운데 나래산성을 찾은 시민들이 성벽을 따라 걷고 있다. ⓒ가온일보 홍가람 기자\n5일 나래산성에서 아이들이 눈사람을 만들고 있다. ⓒ가온일보 홍가람 기자\n").Document;

        Assert.Equal([("홍가람", "가온뉴스")], agency.Reporters.Select(r => (r.Name, r.Outlet)));
        Assert.Equal([("홍가람", "가온일보")], own.Reporters.Select(r => (r.Name, r.Outlet)));
        Assert.Equal(2, own.Paragraphs.Count);
        Assert.All(own.Paragraphs, p => Assert.EndsWith("있다.", p, StringComparison.Ordinal));
    }

    [Fact]
    public void The_day_of_a_photo_behind_the_last_sentence_is_none_of_it() =>
        Assert.Equal(Sample.Second, WithBody($"{Sample.First}\n\n{Sample.Second} 2024.03.02. [사진=누리시 제공]").Document.Paragraphs[^1]);

    [Fact]
    public void Headings_among_paragraphs_are_neither_tags_nor_bylines()
    {
        var document = WithBody($"{Sample.First}\n\n#숲길을 걷는 법\n\n{Sample.Second}\n\n[책마을] 김누리 시민기자\n\n{Sample.Second} 시는 길을 더 낼 계획이다.").Document;

        Assert.Empty(document.Tags);
        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
        Assert.Contains("#숲길을 걷는 법", document.Paragraphs);
        Assert.Contains("[책마을] 김누리 시민기자", document.Paragraphs);
    }

    [Fact]
    public void A_list_below_the_byline_belongs_to_the_body() =>
        Assert.Equal(
            [Sample.First, Sample.Second, "◇ 1코스 = 들머리~고개", "◇ 2코스 = 고개~샘터"],
            Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n홍가람 기자 hong@paper.example\n◇ 1코스 = 들머리~고개\n◇ 2코스 = 고개~샘터\n").Document.Paragraphs);

    [Fact]
    public void A_page_that_was_cut_off_ends_in_the_middle_of_its_last_paragraph() =>
        Assert.EndsWith("고맙다”며 “삼만 시민이", WithBody($"{Sample.First}\n\n마을 이장은 “오래 기다린 길이 이어져 모두가 기뻐하고 있어 그동안 애쓴 모든 이에게 참으로 고맙다”며 “삼만 시민이").Document.Paragraphs[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("이날 마을 이장은 2")]
    [InlineData("또 나래시는 숲길")]
    [InlineData("해마다 숲길을 걸으며 만약에 대비하는 것이 당연한")]
    [InlineData("나래시와 가온군, 상인회에서")]
    [InlineData("내일은 어느 숲길을 걸어 볼까요?")]
    public void A_page_that_was_cut_off_may_end_in_its_last_paragraphs_first_words(string words)
    {
        Assert.Equal([Sample.First, Sample.Second, words], WithBody($"{Sample.First}\n\n{Sample.Second}\n\n{words}").Document.Paragraphs);
        Assert.Equal(words, WithBody($"{Sample.First}\n\n{Sample.Second}\n숲길 들머리에 모인 사람들. 나래시\n\n{words}").Document.Paragraphs[^1]);
    }

    [Theory]
    [InlineData("함께 읽는 마을 소식")]
    [InlineData("숲길을 여는 신문")]
    public void A_heading_below_the_body_is_none_of_it(string line) => Assert.Equal([Sample.First, Sample.Second], WithBody($"{Sample.First}\n\n{Sample.Second}\n\n{line}").Document.Paragraphs);

    [Theory]
    [InlineData("누리지 5월호 표지. 나래대")]
    [InlineData("누리극단 배우들 / 나래문화")]
    [InlineData("나래시, 가온군 제공")]
    [InlineData("누리일보 포토")]
    [InlineData("다시 이어질 숲길 조감도")]
    [InlineData("해마다 숲길을 걸은 사람 /나래연구원")]
    [InlineData("지난 다섯 해 동안 숲길을 걸은 사람./나래연구원")]
    [InlineData("<사진 나래합창단 제공>")]
    [InlineData("지난 2일 나래스님이 숲길에서 법문을 하고 있다")]
    [InlineData("(숲길 들머리에서 등불을 들고 활짝 웃는 모습)")]
    [InlineData("숲길을 다시 연 나래공방(위쪽)과 우물을 고친 가온공방. 마을을 고치는 공방이 잇달아 문을 열고 있다. 사진제공|나래공방·가온공방")]
    [InlineData("(왼쪽부터) 홍가람, 김누리, 박다솜 연구원./나래연구원")]
    [InlineData("• ▲ 숲길 들머리에 모인 사람들.ⓒ나래시")]
    public void A_pictures_caption_says_where_it_comes_from(string caption)
    {
        var above = WithBody($"{caption}\n\n{Sample.First}\n\n{Sample.Second}").Document;
        var among = WithBody($"{Sample.First}\n\n{caption}\n\n{Sample.Second}").Document;

        Assert.Equal([caption.TrimStart('•', '▲', ' ')], above.Captions);
        Assert.Equal([caption.TrimStart('•', '▲', ' ')], among.Captions);
        Assert.Null(above.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], above.Paragraphs);
        Assert.Equal([Sample.First, Sample.Second], among.Paragraphs);
    }

    [Theory]
    [InlineData("숲길 들머리에 모인 사람들. 사진=나래시\n숲길 들머리에 모인 사람들. 사진=나래시")]
    [InlineData("• ▲ 숲길 들머리에 모인 사람들.ⓒ나래시\n▲ 숲길 들머리에 모인 사람들.ⓒ나래시")]
    [InlineData("(왼쪽부터) 홍가람, 김누리, 박다솜 연구원./나래연구원")]
    public void A_caption_is_no_headline(string captions)
    {
        var result = Sample.Read($"{captions}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Single(result.Document.Captions);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void An_agencys_captions_are_parted_from_the_paragraphs_that_they_ran_together_with()
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n[나래=가온통신] 2일 나래시의 한 숲길이 다시 열렸다. (사진=나래시 제공) 2024.03.02. photo@paper.example *재판매 및 DB 금지 [나래=가온통신]홍가람 기자 = {Sample.First}\n[나래=가온통신] 2일 나래시의 한 우물이 다시 열렸다. (사진=나래시 제공) 2024.03.02. photo@paper.example *재판매 및 DB 금지 {Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(2, document.Captions.Count);
        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
        Assert.Equal("가온통신", document.Outlet);
    }

    [Fact]
    public void A_scene_above_a_bare_source_is_a_caption()
    {
        var document = WithBody($"나래군 부녀회원들이 2일 면사무소 앞마당에서 봄김치를 버무리고 있다.\n\nⓒ 나래군\n{Sample.First}\n\n{Sample.Second}").Document;

        Assert.Equal(["나래군 부녀회원들이 2일 면사무소 앞마당에서 봄김치를 버무리고 있다.", "ⓒ 나래군"], document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_caption_that_ran_together_with_the_headline_is_none_of_the_body() =>
        Assert.Equal([Sample.First, Sample.Second], WithBody($"숲길이 2일 나래시에서 열린다. {Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}").Document.Paragraphs);

    [Fact]
    public void An_imprint_as_long_as_a_paragraph_is_none()
    {
        var result = Sample.Read($"{Sample.Title}\n걸어서 학교까지\n2024-03-02 10:00:31\n\n누리신문 나래시 가온구 논길 1 나래빌딩 4층 (우편번호 : 00000) 정기간행물 등록번호: 나래아 00000, 발행연월일: 2004.12.1, 등록연월일: 2005.11.11, 발행•편집인: 홍 가람, 청소년보호책임자: 김누리 Tel 대표번호.(00) 000-0000, Fax 00)000-0000, E-mail news@paper.example 본지의 모든 글과 사진을 함부로 옮겨 싣지 못함\n");

        Assert.Equal(NoticeCodes.BodyMissing, result.Error?.Code);
        Assert.Empty(result.Document.Paragraphs);
    }

    [Fact]
    public void Paragraphs_that_ran_together_are_parted_where_no_space_stands_between_sentences()
    {
        var result = WithBody($"{Sample.First}이날 시장은 “길을 잇겠다.”라고 말했다. 주민들은 반겼다.“고맙다”는 말도 나왔다.(사진=나래시 제공)\n\n{Sample.Second}");

        Assert.Equal([Sample.First, "이날 시장은 “길을 잇겠다.”라고 말했다. 주민들은 반겼다.", "“고맙다”는 말도 나왔다.", Sample.Second], result.Document.Paragraphs);
        Assert.Equal([5, 7], result.Fields["paragraphs"].Lines.Distinct());
    }

    [Fact]
    public void One_full_stop_without_a_space_is_the_writers_slip() =>
        Assert.Equal([$"{Sample.First}{Sample.Second}", Sample.Second], WithBody($"{Sample.First}{Sample.Second}\n\n{Sample.Second}").Document.Paragraphs);

    [Fact]
    public void Other_headlines_that_ran_together_with_the_copyright_are_no_paragraph() =>
        Assert.Equal([Sample.First, Sample.Second], WithBody($"{Sample.First}\n\n{Sample.Second}\n누리TV 핫뉴스ㆍ길을 잃은 고라니 \"어디로 가나?\"ㆍ기름값 내림세… 다음 주 더 내린다ㆍ빵집에 줄 서는 사람들 \"한 시간?\"ⓒ 누리TV, 무단 전재 및 재배포 금지").Document.Paragraphs);

    [Fact]
    public void A_summarys_heading_that_ran_together_with_it_is_none_of_the_headline()
    {
        var document = Sample.Read($"{Sample.Title}\n\n내용요약 여섯 곳이 하나로\n걸어서 학교까지\n\n[누리일보=홍가람 기자] {Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.DoesNotContain("내용요약", document.Subtitle ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_beside_the_time_is_no_subtitle()
    {
        var document = Sample.WithHead("2024-03-02 10:00 사회").Document;

        Assert.Null(document.Subtitle);
        Assert.Equal(2024, document.PublishedAt?.Year);
    }

    [Fact]
    public void A_button_among_buttons_is_no_subtitle() =>
        Assert.Null(Sample.WithHead("홍가람 기자\n입력 2024-03-02 10:00\n  • 페이스북\n  • 나래마을여행\n  • 카카오톡\n").Document.Subtitle);

    [Fact]
    public void A_page_of_marks_headlines_and_beginnings_is_a_list() =>
        Assert.Equal(NoticeCodes.PageIsList, Sample.Read($"나래신문\n-\n마을 숲길 여섯 곳 이어진다\n{Sample.First} 주민들은 걸어서\n-\n옛 우물 다시 여는 마을\n{Sample.Second} 마을 이장은\n").Error?.Code);

    [Theory]
    [InlineData("가온TV 2024. 3. 2. 10:00", "가온TV")]
    [InlineData("가온일보 2024-03-02 10:00:00 신고", "가온일보")]
    public void A_portal_says_beside_the_time_whose_article_it_is(string line, string outlet)
    {
        var document = Sample.WithHead(line).Document;

        Assert.Equal((outlet, 2024), (document.Outlet, document.PublishedAt?.Year));
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void Who_is_pictured_below_the_byline_is_no_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n김누리 기자\n입력 2024-03-02 10:00\n홍가람 한빛병원 진료부장(내과)\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Null(document.Subtitle);
        Assert.Equal(["홍가람 한빛병원 진료부장(내과)"], document.Captions);
        Assert.Equal(["김누리"], document.Reporters.Select(r => r.Name));
    }
}
