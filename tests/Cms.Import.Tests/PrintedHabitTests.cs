using System.Text;

namespace Cms.Import.Tests;

/// <summary>Habits of print and of sites that stand in many papers, each on a small invented page.</summary>
public sealed class PrintedHabitTests
{
    const string Caption = "9일 밤 숲길 들머리에서 시민들이 저마다 등불을 들고 걷고 있다. 김누리 기자";

    static ParseResult<NewsPage> WithBody(string body) => Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{body}\n");

    [Fact]
    public void A_sentence_with_its_photographer_is_a_caption_while_the_body_goes_on()
    {
        var above = WithBody($"{Caption}\n\n{Sample.First}\n\n{Sample.Second}").Document;
        var last = WithBody($"{Sample.First}\n\n{Caption}").Document;

        Assert.Equal([Caption], above.Captions);
        Assert.Equal([Sample.First, Sample.Second], above.Paragraphs);
        Assert.Equal(["홍가람"], above.Reporters.Select(r => r.Name));
        Assert.Equal("9일 밤 숲길 들머리에서 시민들이 저마다 등불을 들고 걷고 있다.", last.Paragraphs[^1]);
        Assert.Equal(["홍가람", "김누리"], last.Reporters.Select(r => r.Name));
    }

    [Theory]
    [InlineData("숲길 들머리에 모인 시민들. [김누리 기자]\n숲길 들머리에 모인 시민들. [김누리 기자]", "숲길 들머리에 모인 시민들. [김누리 기자]")]
    [InlineData("왼쪽부터 마을 이장과 시장, 교장.\n[누리시 제공. 재판매 및 DB 금지]", "왼쪽부터 마을 이장과 시장, 교장. [누리시 제공. 재판매 및 DB 금지]")]
    [InlineData("이미지 확대 숲길 들머리. 누리시 제공", "숲길 들머리. 누리시 제공")]
    [InlineData("숲길 들머리. 누리시 제공 숲길 들머리. 누리시 제공", "숲길 들머리. 누리시 제공")]
    [InlineData("[크기변환]숲길 들머리에 모인 시민들", "숲길 들머리에 모인 시민들")]
    [InlineData("숲길 개통식 현장 /사진=김누리 기자 kim@paper.example", "숲길 개통식 현장 /사진=김누리 기자 kim@paper.example")]
    public void Captions_above_the_body_are_none_of_it(string lines, string caption)
    {
        var document = WithBody($"{lines}\n\n{Sample.First}\n\n{Sample.Second}").Document;

        Assert.Equal([caption], document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
    }

    [Fact]
    public void A_byline_that_is_printed_twice_names_one_reporter_and_a_path_above_the_second_headline_the_category()
    {
        var result = Sample.Read($"{Sample.Title}\n\n  • 전국\n  • 누리시\n\n{Sample.Title}\n\n  • 승인 2024-03-02 10:00\n  • 홍가람 기자홍가람 기자\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(("누리시", "breadcrumb-steps"), (result.Document.Category, result.Fields["category"].Rule));
        Assert.Null(result.Document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_script_that_is_cut_where_its_speaker_breathes_is_joined()
    {
        var document = Sample.Read($"{Sample.Title}\n누리시 남구청은\n주민들이 쉽게 이용할 수 있는\n동네 도서관 1호, '꿈틀 작은 도서관'의\n문을 열었습니다.\n대명 4동 주민센터 2층에 자리한\n꿈틀 작은 도서관은 천 500여 권의 책을\n보유하고 있고 40석의 정보 검색 공간과,\n휴게 공간 등을 갖추고 있습니다.\n남구청은\n조만간 봉덕 3동 주민센터 여유 공간을\n동네 도서관으로 꾸미는 등 도서관을\n점차 확대 설치하기로 했습니다.\n김누리 nuri@paper.example\n").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
        Assert.Equal(
            ["누리시 남구청은 주민들이 쉽게 이용할 수 있는 동네 도서관 1호, '꿈틀 작은 도서관'의 문을 열었습니다.", "대명 4동 주민센터 2층에 자리한 꿈틀 작은 도서관은 천 500여 권의 책을 보유하고 있고 40석의 정보 검색 공간과, 휴게 공간 등을 갖추고 있습니다.", "남구청은 조만간 봉덕 3동 주민센터 여유 공간을 동네 도서관으로 꾸미는 등 도서관을 점차 확대 설치하기로 했습니다."],
            document.Paragraphs);
    }

    [Fact]
    public void An_address_alone_behind_the_last_sentence_is_the_authors()
    {
        var document = WithBody($"{Sample.First}\n\n{Sample.Second} hong@paper.example").Document;

        Assert.Equal(Sample.Second, document.Paragraphs[^1]);
        Assert.Equal([("홍가람", "hong@paper.example")], document.Reporters.Select(r => (r.Name, r.Email)));
    }

    [Theory]
    [InlineData("/hong@paper.example", "hong@paper.example")]
    [InlineData(" [email protected]", null)]
    public void No_address_stays_in_the_last_paragraph(string address, string? mail)
    {
        var document = WithBody($"{Sample.First}\n\n{Sample.Second}{address}").Document;

        Assert.Equal(Sample.Second, document.Paragraphs[^1]);
        Assert.Equal([("홍가람", mail)], document.Reporters.Select(r => (r.Name, r.Email)));
    }

    [Fact]
    public void An_agencys_name_behind_the_last_sentence_and_a_place_in_brackets_close_it()
    {
        Assert.Equal(Sample.Second, WithBody($"{Sample.First}\n\n{Sample.Second}/연합").Document.Paragraphs[^1]);
        Assert.Equal(Sample.Second, WithBody($"{Sample.First}\n\n{Sample.Second} <누리나래>").Document.Paragraphs[^1]);
        Assert.Equal("한편 상인들은 “다친 사람이 없어 다행”이라며 모래함부터 채워야겠다고 푸념. (나래)", WithBody($"{Sample.First}\n\n한편 상인들은 “다친 사람이 없어 다행”이라며 모래함부터 채워야겠다고 푸념. (나래)").Document.Paragraphs[^1]);
    }

    [Fact]
    public void A_polite_sentence_that_stands_twice_is_a_paragraph_and_no_headline()
    {
        var result = Sample.Read($"나래시가 숲길 여섯 곳을 새로 잇기로 했습니다.\n{Sample.First}\n{Sample.Second}\n< Copyright ⓒ 누리TV. 무단전재 및 재배포 금지 >\n나래시가 숲길 여섯 곳을 새로 잇기로 했습니다.\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal(["나래시가 숲길 여섯 곳을 새로 잇기로 했습니다.", Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("【 앵커멘트 】 ")]
    [InlineData("[앵커] ")]
    [InlineData("(CG)\n")]
    public void A_scripts_cue_is_none_of_its_sentence(string cue) => Assert.Equal([Sample.First, Sample.Second], WithBody($"{cue}{Sample.First}\n\n{Sample.Second}").Document.Paragraphs);

    [Fact]
    public void A_headline_below_the_body_stands_above_the_times_label()
    {
        var result = Sample.Read($"{Sample.First}\n{Sample.Second}\n누리TV 뉴스는 24시간 여러분의 제보를 기다립니다.\n홍가람\n{Sample.Title}\n{Sample.Title}\n입력\n2024-03-02 10:00\n");

        Assert.Equal((Sample.Title, "title-below-body"), (result.Document.Title, result.Fields["title"].Rule));
        Assert.Equal(2024, result.Document.PublishedAt?.Year);
    }

    [Fact]
    public void Line_breaks_of_html_that_were_left_in_text_end_lines_which_editors_do_not_count()
    {
        var result = Sample.Read($"{Sample.Title}<br /><br />홍가람 기자 (hong@paper.example)<br />{Sample.First}<br /><br />\n{Sample.Second}<BR>#숲길 #마을<br/>");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal(["숲길", "마을"], result.Document.Tags);
        Assert.Equal([1, 2], result.Fields["paragraphs"].Lines);
    }

    [Fact]
    public void A_last_sentence_without_its_full_stop_is_a_paragraph()
    {
        const string last = "홍가람 의원은 “숲길을 다시 여는 일을 마을과 함께 해 달라”라고 당부했다";
        const string twoSentences = "시는 새 예산을 마련했다. 주민들은 개통 잔치를 준비하고 있다";

        Assert.Equal([Sample.First, Sample.Second, last], WithBody($"{Sample.First}\n\n{Sample.Second}\n\n{last}\n\n저작권자 © 누리신문 무단전재 및 재배포 금지").Document.Paragraphs);
        Assert.Equal([Sample.First, twoSentences], WithBody($"{Sample.First}\n\n{twoSentences}").Document.Paragraphs);
    }

    [Fact]
    public void Who_edited_is_no_author() =>
        Assert.Equal(["홍가람"], Sample.WithHead("24.03.02 10:00 | 글:홍가람쪽지보내기|편집:김누리쪽지보내기").Document.Reporters.Select(r => r.Name));

    [Fact]
    public void A_poems_verses_are_the_body_though_only_the_last_has_a_full_stop()
    {
        string[] verses = ["우물가에 두고 온 두레박", "밤새 혼자 물소리를 긷는다", "서리 앉은 감나무", "까치밥은 두어 알 남고", "누가 다녀갔는가", "두고 온 것은 거기 있고", "희미하게 웃으며 달이 지더라."];
        var document = Sample.Read($"오피니언 > 칼럼 > 아침의 시\n\n우물\n\n홍가람(1931~2009)\n\n{string.Join("\n\n", verses)}\n\nⓒ 누리일보(www.paper.example), 무단전재 및 수집, 재배포금지\n").Document;

        Assert.Equal(verses, document.Paragraphs);
        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
    }

    [Fact]
    public void A_first_sentence_above_the_byline_is_the_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n나래시가 숲길 여섯 곳을 새로 잇는다고 밝혔습니다.\n글 : 홍가람 사진 : 나래시\n2024.03.02\n작게\n크게\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal("나래시가 숲길 여섯 곳을 새로 잇는다고 밝혔습니다.", document.Subtitle);
        Assert.Equal(2024, document.PublishedAt?.Year);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_quotation_between_headline_and_byline_is_the_subtitle()
    {
        const string Quotation = "\"모든 길은 골목에서부터 시작됐다... 나는 마을에 길을 돌려주는 '약속'을 지키려다 '숲길'을 얻었다! 끝까지 걷겠다!\"";
        var document = Sample.Read($"{Sample.Title}\n\n{Quotation}\n\n글 홍가람 기자 hong@paper.example\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal(Quotation, document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("현재위치\n홈\n사회\n사회일반", "사회일반")]
    [InlineData("홈\n지역", "지역")]
    [InlineData("홈\n정치\n경제\n사회\n문화\n스포츠", null)]
    public void Steps_on_lines_of_their_own_are_a_path_and_a_menu_is_none(string lines, string? category) =>
        Assert.Equal(category, Sample.WithHead($"입력 2024-03-02 10:00\n{lines}").Document.Category);

    [Theory]
    [InlineData("SNS 기사보내기페이스북(으)로 기사보내기 트위터(으)로 기사보내기 카카오톡(으)로 기사보내기 누리TV")]
    [InlineData("• 작게보기\n• 기본크기\n• 크게보기")]
    [InlineData("본문 글자 크기 설정")]
    [InlineData("첨부파일 숲길지도.hwp")]
    public void Controls_are_no_subtitle(string lines) => Assert.Null(Sample.WithHead($"입력 2024-03-02 10:00\n{lines}").Document.Subtitle);

    [Fact]
    public void A_board_prints_its_labels_before_the_values()
    {
        var document = Sample.Read($"보도자료\n제목\t{Sample.Title}\n작성일\t2024-03-02 10:00\n조회수\t118\n{Sample.First}\n{Sample.Second}\n").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("키워드Tags #숲길 #마을 길 #개통")]
    [InlineData("태그 #숲길 #마을 길 #개통")]
    public void Tags_stand_behind_a_label(string line) => Assert.Equal(["숲길", "마을 길", "개통"], Sample.WithTail(line).Document.Tags);

    [Theory]
    [InlineData("댓글 많은 뉴스")]
    [InlineData("이런 기사 어떠세요?")]
    [InlineData("당신이 좋아할만한 뉴스")]
    public void Headlines_below_a_box_are_no_body(string heading) =>
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail($"{heading}\n마을 소식 하나가 새로 들어왔다고 한다.\n다른 마을의 소식").Document.Paragraphs);

    [Fact]
    public void A_list_of_appointments_may_be_signed_above_and_below()
    {
        var document = Sample.Read("[인사] 누리청\n입력 2024-03-02 10:00\n홍가람 기자\n◇과장급 전보\n△기획과장 김누리\n△도서과장 박다솜\n△숲길과장 정마루\n△바다과장 한바람\n/홍가람 기자(hong@paper.example)\n").Document;

        Assert.Equal("[인사] 누리청", document.Title);
        Assert.Equal(5, document.Paragraphs.Count);
        Assert.Equal([("홍가람", "hong@paper.example")], document.Reporters.Select(r => (r.Name, r.Email)));
    }

    [Fact]
    public void A_notice_may_have_no_other_headline_than_what_it_is()
    {
        var document = Sample.Read("[부고]\n입력 2024-03-02 10:00\n●홍가람(누리신문 관리부)씨 별세 김다솜(누리전자 사원)씨 부친상 2일 누리병원, 발인 4일 오전 6시30분 (000)000-0000\n●박마루(누리상사 대표)씨 모친상 2일 누리병원, 발인 4일 오전 8시 (000)000-0001\n").Document;

        Assert.Equal("[부고]", document.Title);
        Assert.Equal(2, document.Paragraphs.Count);
    }

    [Fact]
    public void A_photos_headline_may_have_its_photographer_behind_it()
    {
        var result = Sample.Read($"[누리포토] 등불 들고 걷는 숲길 ⓒ 홍가람\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("[누리포토] 등불 들고 걷는 숲길", result.Document.Title);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.TitleInferred);
    }

    [Fact]
    public void A_headline_may_speak_of_what_an_imprint_names() =>
        Assert.Equal("[특집] AI, 고객센터의 새 표준이 되다", Sample.Read($"[특집] AI, 고객센터의 새 표준이 되다\n\n보안 등 풀어야 할 문제도 많아\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);

    [Theory]
    [InlineData("404 Not Found\n요청하신 페이지를 찾을 수 없습니다.\n홈으로", NoticeCodes.BodyMissing)]
    [InlineData("페이지를 찾을 수 없습니다\n입력하신 주소가 잘못되었거나 삭제된 기사입니다.\n이전 페이지로", NoticeCodes.BodyMissing)]
    [InlineData("<?xml version=\"1.0\"?><rss><channel><item><title>마을 소식</title><description>숲길이 이어진다.</description></item></channel></rss>", NoticeCodes.PageIsList)]
    [InlineData("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://paper.example/1</loc></url></urlset>", NoticeCodes.PageIsList)]
    public void Error_pages_and_feeds_are_refused(string text, string code) => Assert.Equal(code, Sample.Read(text).Error?.Code);

    [Theory]
    [InlineData("class=\"reply\"", "행인")]
    [InlineData("class=\"plain\"", null)]
    public void Answers_are_told_by_the_element_that_holds_them(string element, string? reply)
    {
        var comments = HtmlSample.WithBody($"<p>{Sample.First}</p><p>{Sample.Second}</p><section class=\"comment-list\"><h4>댓글 3</h4><ul><li><b>나그네</b> <i>2024-03-02 12:00</i><p>좋네요</p><ul {element}><li><b>행인</b> <i>2024-03-02 12:05</i><p>저도요</p></li></ul></li><li><b>길손</b> <i>2024-03-02 13:00</i><p>또 갈게요</p></li></ul></section>").Document.Comments;

        Assert.Equal(reply, comments[0].Replies.SingleOrDefault()?.Name);
        Assert.Equal(reply is null ? 3 : 2, comments.Count);
    }

    [Theory]
    [InlineData("숲길의 공사 전후 모습\n(사진 : 나래산림센터)", new[] { "숲길의 공사 전후 모습", "(사진 : 나래산림센터)" })]
    [InlineData("마을 숲길 여섯 곳 새로 이어진다\n나래시의 한 숲에서 주민들이 나무를 심었다.\n원본보기 아이콘", new[] { "나래시의 한 숲에서 주민들이 나무를 심었다." })]
    public void A_credit_or_a_button_below_makes_a_caption_of_a_line_between_paragraphs(string lines, string[] captions)
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{lines}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(captions, document.Captions);
    }

    [Theory]
    [InlineData("▶가온일보 홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("▶제보 tip@paper.example", "")]
    public void An_arrow_points_to_who_wrote_the_article_only_with_a_title(string tail, string reporters)
    {
        Assert.Equal(reporters, Sample.Reporters(Sample.WithTail(tail)));
    }

    [Fact]
    public void Sentences_that_end_in_a_noun_are_no_captions()
    {
        string[] paragraphs = ["숲길공사 책임자 선정이 대체적으로 마무리된 상태.", "심의될 대상자는 총무과장 홍모씨, 산림과장 김모씨, 검사과장 박모씨등 4명.", "이들은 이번 주말이나 내주께 결정돼 곧바로 발령을 받게될 예정."];

        var document = Sample.Read($"숲길과장 대상자 4명 내정\n-\n기사 스크랩\n-\n공유\n-\n프린트\n{string.Join('\n', paragraphs)}\n{Sample.First}\n{Sample.Second}\n").Document;

        Assert.Equal([.. paragraphs, Sample.First, Sample.Second], document.Paragraphs);
        Assert.Empty(document.Captions);
    }

    [Fact]
    public void Paragraphs_that_an_old_browser_cut_anywhere_are_joined_without_a_space_where_a_word_was_cut()
    {
        string[] paragraphs =
        [
            "봄이 가까이서 손짓하며 다가오는 계절에 마을 숲길신보 400호를 발행하게 됨을 여러분의 도우심으로 믿고 주민들께 감사와 영광을 돌려 드리려고 합니다. 좋은 신문을 만들기 위해 최선의 노력을 경주한 실무진의 노고와 수고에 박수를 보냅니다.",
            "지금도 실무진들의 고생이 많으신 줄 압니다. 초창기에 숲길신보사의 열악한 경제 사정을 들을 때마다 마음이 아팠습니다. 그래서 우리 나래여전도회연합회는 모일 때마다 숲길신보를 위해 합심하여 기도했습니다. 앞으로도 계속 기도할 것입니다.",
        ];

        var result = Sample.Read($"숲길의 소리를 듣는 마을 신문 되길_홍가람 권사\n\n0\n8\n\n숲길의 소리를 듣는 마을 신문 되길\n\n홍가람 권사/ 나래여전도회연합회장, 가온교회\n\n{string.Join("\n\n", paragraphs.Select(CutAnywhere))}\n");

        Assert.Equal(("숲길의 소리를 듣는 마을 신문 되길", null, null, "홍가람"), (result.Document.Title, result.Document.Subtitle, result.Document.Outlet, Sample.Reporters(result)));
        Assert.Equal(paragraphs, result.Document.Paragraphs);
    }

    [Fact]
    public void A_speech_s_last_words_may_stand_apart()
    {
        string[] paragraphs = ["숲길신보가 올해 창간 57주년을 맞았습니다. 숲길의 입장을 대변해 준 여러분께 진심으로 축하를 드립니다.", "다시 한 번 창간을 축하드리며, 마을을 대표하는 신문으로 커 가기를 기원합니다.", "감사합니다."];

        var result = Sample.Read($"맥을 정확히 짚는 마을의 신문으로\n[창간 57주년 축사] 홍가람 숲길연구원 이사장\nPosted on 2024. 03. 02.\n\n{string.Join("\n\n", paragraphs)}\n\n\n많이 본 뉴스\n");

        Assert.Equal(paragraphs, result.Document.Paragraphs);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(new DateTime(2024, 3, 2), result.Document.PublishedAt!.Value.Date);
    }

    [Fact]
    public void Who_is_on_the_picture_between_subtitle_and_lead_is_no_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n\n“걸어서 학교에 갈 수 있게 됐다”\n\n나래구의회 홍가람 의원\n\n(가온신문=김누리 기자) {Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal("“걸어서 학교에 갈 수 있게 됐다”", document.Subtitle);
        Assert.Equal(["나래구의회 홍가람 의원"], document.Captions);
    }

    /// <summary>Lines of 72 columns; a space at the end of one stays there.</summary>
    static string CutAnywhere(string paragraph)
    {
        var text = new StringBuilder();
        var columns = 0;
        foreach (var c in paragraph)
        {
            if (columns >= 72 && c != ' ')
            {
                text.Append('\n');
                columns = 0;
            }

            text.Append(c);
            columns += c > '\u10FF' ? 2 : 1;
        }

        return text.ToString();
    }
}
