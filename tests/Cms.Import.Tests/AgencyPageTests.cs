namespace Cms.Import.Tests;

/// <summary>What agencies, portals and broadcasters put between headline and body, among the paragraphs and below them.</summary>
public sealed class AgencyPageTests
{
    const string Lead = "(나래=누리통신) 홍가람 기자 = ";
    const string Caption = "(나래=누리통신) 김다솜 기자 = 숲길을 두고 마을과 시의 이야기가 계속되고 있는 가운데 3일 오후 나래시 숲길에서 주민들이 걷고 있다. 2024.3.3 dasom@nuri.example";

    [Fact]
    public void The_title_of_a_picture_among_the_paragraphs_is_none_of_the_body()
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-03 10:00\n\n{Lead}{Sample.First}\n\n누리통신\n\n'이어졌다'\n{Caption}\n\n{Sample.Second}\n\ngaram@nuri.example\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(("홍가람", "garam@nuri.example"), (document.Reporters[0].Name, document.Reporters[0].Email));
        Assert.Single(document.Captions);
    }

    [Fact]
    public void A_picture_s_text_that_was_cut_off_is_no_first_paragraph()
    {
        var result = Sample.Read($"{Sample.Title}\n\n\n새로 이어진 숲길\n{Caption[..^18]}\n새로 이어진 숲길\n{Caption}\n\n\n{Lead}{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Null(result.Document.Subtitle);
        Assert.Equal("홍가람", Sample.Reporters(result));
    }

    [Fact]
    public void Who_drew_a_graphic_is_no_author_and_closes_no_subtitle()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Lead}{Sample.First}\n{Sample.Second}\n(나래=누리통신) 김다솜 기자 dasom@nuri.example\n페이스북 nuri.example/LeYN1 X(트위터) @nuri_graphics\n숲길 안내소는 정류장 옆에 선다. 시는 안내판도 새로 세운다.\ngaram@nuri.example\n");

        Assert.Equal([Sample.First, Sample.Second, "숲길 안내소는 정류장 옆에 선다. 시는 안내판도 새로 세운다."], result.Document.Paragraphs);
        Assert.Null(result.Document.Subtitle);
        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
    }

    [Fact]
    public void A_summary_that_stands_again_below_the_time_is_no_body()
    {
        const string summary = "마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다고 나래시가 밝혔다.\n주민들은 걸어서 학교에 갈 수 있게 됐다며 반기는 것으로 나타났다.";
        var document = Sample.Read($"# {Sample.Title} | 연합뉴스\n\n{summary}\n전체 내용을 이해하기 위해서는 기사 본문과 함께 읽어야 합니다.\n송고 2024년03월02일 12시00분\n{summary}\n{Lead}{Sample.First}\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(12, document.PublishedAt?.Hour);
    }

    [Theory]
    [InlineData("정하늘 나래구의원이 24일 나래시청에서 질의하고 있다.2024.3.2/뉴스1 Copyright (C) 뉴스1. All rights reserved. 무단 전재 및 재배포, AI학습 이용 금지. /사진=(나래=뉴스1) 김다솜 기자")]
    [InlineData("정하늘 나래구의원이 걷는 숲길 © News1(나래=뉴스1) 홍가람 기자 = ")]
    [InlineData("정하늘 나래구의원이 24일 나래시청에서 질의하고 있다. 2024.3.2/뉴스1 ⓒ News1 김다솜 기자(나래=뉴스1) 홍가람 기자 = ")]
    public void An_agency_s_caption_that_ran_together_with_the_first_paragraph_is_parted_from_it(string caption)
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{caption}{Sample.First}\n\n{Sample.Second}\n\n홍가람 기자\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.StartsWith("정하늘 나래구의원이", Assert.Single(document.Captions), StringComparison.Ordinal);
        Assert.DoesNotContain(document.Reporters, r => r.Name == "김다솜");
    }

    [Fact]
    public void A_portal_s_comments_are_read_between_its_buttons()
    {
        const string comments = "새벽일보\n댓글29MY댓글\n댓글 상세 현황\n현재 댓글 24작성자 삭제 5규정 미준수 0\n댓글 쓰기\n댓글 입력\n댓글을 입력해주세요\n댓글 정렬 옵션 선택\n순공감순 최신순 공감비율순 답글순 과거순\nBEST댓글 운영 기준 안내안내 레이어 보기\n클린봇이 악성댓글을 감지합니다.\n설정\n프로필 이미지\nally****\n옵션 열기\n숲길 걷기 좋겠네요\n2024.03.02. 18:10\n답글0공감/비공감공감16비공감3\n프로필 이미지\nmir7****\n옵션 열기\n안내판도 세워 주세요.\n2024.03.02. 19:21\n답글0공감/비공감공감12비공감2\n댓글 더보기";
        var document = Sample.WithTail($"Copyright ⓒ 새벽일보. All rights reserved. 무단 전재 및 재배포 금지.\n\n{comments}").Document;

        Assert.Equal([("ally****", "숲길 걷기 좋겠네요"), ("mir7****", "안내판도 세워 주세요.")], document.Comments.Select(c => (c.Name, c.Text)));
        Assert.Equal(18, document.Comments[0].PostedAt?.Hour);
    }

    [Fact]
    public void Below_an_address_that_closes_the_body_marked_headlines_are_other_articles()
    {
        var result = Sample.Read($"{Sample.Title}\n[누리뉴스 홍가람 기자]\n\n{Sample.First}\n{Sample.Second}garam@nuri.example\n● 나래시 월세 5년 만에 27%↑…\"두 배도 모자라\"\n● 고시원 창문 있는 방은 여전히 5만 원 더\n저작권자 ⓒ 누리뉴스 무단전재 금지\n");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("누리일보에 제보하기", "누리일보")]
    [InlineData("네이버에서 누리방송을 구독하세요", "누리방송")]
    [InlineData("누리신문 소개 및 약관", "누리신문")]
    [InlineData("[카카오톡] YTN 검색해 채널 추가", "YTN")]
    [InlineData("기사입력: 2024/03/02 [10:37]  최종편집: ⓒ 산들마당 중부", "산들마당 중부")]
    [InlineData("기사제공 산들볼", "산들볼")]
    [InlineData("<ⓒ내일을 보는 눈, 세계를 보는 창 누리경제 무단전재 배포금지>", "누리경제")]
    [InlineData("[Source : 산들볼]\nCopyright © 2024 누리포털뉴스 all rights reserved", "산들볼")]
    [InlineData("- Copyright ⓒ [누리경제 nurinews.com] 무단전재 배포금지 -", "누리경제")]
    [InlineData("Copyright © NEWSIS.COM, 무단 전재 및 재배포 금지", "뉴시스")]
    public void The_newspaper_is_named_by_what_it_asks_or_in_letters_of_its_own(string line, string outlet) =>
        Assert.Equal(outlet, Sample.WithTail(line).Document.Outlet);

    [Fact]
    public void Newspaper_and_section_may_stand_beside_each_other()
    {
        var document = Sample.Read($"문장공유\n읽기모드공유하기\n누리일보|사회\n\n{Sample.Title}\n\n입력 2024-03-02 03:00업데이트 2024-03-02 05:12\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal(("누리일보", "사회", Sample.Title), (document.Outlet, document.Category, document.Title));
    }

    [Fact]
    public void A_script_s_first_words_belong_to_it()
    {
        var document = Sample.Read($"[날씨마당] {Sample.Title}\n\n누리방송 [날씨마당] {Sample.Title}\n  • 송고시간 2024-03-02 10:07:33\n[날씨마당] {Sample.Title}\n\n날씨마당입니다.\n\n눈이 녹아 비가 된다는 절기 '우수'인 오늘, 전국 곳곳에 봄을 재촉하는 비가 내리고 있습니다.\n\n오전에 남부지방부터 시작된 비는 낮에 중부지방으로 확대되겠습니다.\n").Document;

        Assert.Equal("날씨마당입니다.", document.Paragraphs[0]);
        Assert.Equal(3, document.Paragraphs.Count);
    }

    [Theory]
    [InlineData("[새길소식-홍가람 기자] ", "새길소식")]
    [InlineData("[누리일보-홍가람 기자] ", "누리일보")]
    public void A_dateline_may_join_newspaper_and_reporter_by_a_hyphen(string lead, string outlet)
    {
        var document = Sample.WithLead(lead).Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(("홍가람", outlet), (document.Reporters[0].Name, document.Reporters[0].Outlet));
    }

    [Fact]
    public void Below_the_spaces_of_a_picture_s_cell_stands_its_caption()
    {
        var document = Sample.Read($"{Sample.Title}\n\n[누리문화신문= 홍가람 기자]  {Sample.First}\n\n   \n마을 어르신들이 숲길 앞에서 고사를 지내고 있다.\n\n          \n\n{Sample.Second}\n\n   \n새로 세운 안내판\n\n홍가람 기자 garam@nuri.example\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(["마을 어르신들이 숲길 앞에서 고사를 지내고 있다.", "새로 세운 안내판"], document.Captions);
    }

    [Theory]
    [InlineData("숲길에서 아이들이 교사와 함께 책을 읽고 있다.\n숲길 여섯 돌 잔치 뒤 기념촬영을 한 주민들.")]
    [InlineData("나래시 숲길이 7일 문을 열었다. 주민들이 걷고 있다. 김다솜 기자 나래시 숲길이 7일 문을 열었다. 주민들이 걷고 있다. 김다솜 기자")]
    [InlineData("숲길을 그린 누리 앱의 화면. / 누리 홈페이지 발췌")]
    public void Pictures_above_the_first_paragraph_have_captions(string captions)
    {
        var document = Sample.WithHead($"홍가람 기자 garam@nuri.example\n2024년 3월 2일(토) 09:15\n{captions}").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void Who_wrote_what_book_signs_an_article() =>
        Assert.Equal("박한솔", Sample.Reporters(Sample.WithTail("박한솔 약사·‘숫자 나라’ 저자\n\nCopyright ⓒ 새벽일보. All rights reserved.")));

    [Fact]
    public void An_address_that_runs_into_the_copyright_is_the_reporter_s()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}\n\n유통부 홍가람 기자 garam@nuri.exampleⓒ 내일을 보는 눈, 세계를 보는 창 누리경제\n무단전재, 복사, 배포 등을 금지합니다.\n");

        Assert.Empty(result.Document.Captions);
        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
    }

    [Fact]
    public void A_quotation_behind_an_arrow_is_a_heading() =>
        Assert.Equal([Sample.First, "▼ “2년 뒤 숲길 열두 곳이 목표”", Sample.Second], Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n▼ “2년 뒤 숲길 열두 곳이 목표”\n\n{Sample.Second}\n").Document.Paragraphs);

    [Fact]
    public void The_section_stands_in_a_list_below_the_reporter() =>
        Assert.Equal("수행", Sample.WithHead("기자명 홍가람\n  • 수행\n  • 입력 2024.03.02 14:50\n  • 호수 1691\n  • 댓글 0").Document.Category);

    [Fact]
    public void A_subtitle_in_brackets_stands_behind_the_byline()
    {
        var document = Sample.Read($"{Sample.Title}\n기사입력 2024.03.02 오후 6:49\n72\nSNS 보내기\n[누리경제 홍가람, 나래=김다솜 기자] [[the숲]\"쉼터 하나 없는 길\"…\"이런데 어떻게 걷나\"]\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal("[the숲]\"쉼터 하나 없는 길\"…\"이런데 어떻게 걷나\"", document.Subtitle);
    }

    [Fact]
    public void An_address_may_run_together_with_the_sentence_before_and_the_call_behind()
    {
        var result = Sample.Read($"{Sample.Title}\n{Lead}{Sample.First}{Sample.Second[..^1]}다.garam@nuri.example제보는 카카오톡 nurijebo\n<저작권자(c) 누리통신, 무단 전재-재배포 금지> 2024/03/02 11:33 송고\n");

        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
        Assert.EndsWith("다.", result.Document.Paragraphs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_magazine_prints_day_and_issue_behind_the_headline_and_marks_names_and_captions_its_own_way()
    {
        var result = Sample.Read($"[제797호] {Sample.Title} : 표지이야기 : 뉴스 : 누리21\n\nHOME > 뉴스 > 표지이야기\n\n{Sample.Title} [2010.02.05 제797호]\n\n▣ 홍가람\n\n{Sample.First}\n\n» 숲길의 주민\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(new DateTimeOffset(2010, 2, 5, 0, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(["숲길의 주민"], result.Document.Captions);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_count_of_comments_is_none_of_the_headline() =>
        Assert.Equal("[홍가람의 숲길]“지극히 정상”", Sample.Read($"[홍가람의 숲길]“지극히 정상” 댓글보기16\n홍가람 논설위원 \n입력 2024-03-02 03:00:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);

    [Theory]
    [InlineData("Google 번역번역에서 제공")]
    [InlineData("Festival_Seoul_04")]
    [InlineData("[누리일보 홈페이지] [페이스북] [트위터]")]
    public void What_a_program_or_a_site_adds_is_neither_subtitle_nor_body_nor_caption(string line)
    {
        var document = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{line}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Empty(document.Captions);
        Assert.Null(Sample.WithHead(line).Document.Subtitle);
    }

    [Fact]
    public void A_weekday_may_be_written_in_Chinese() =>
        Assert.Equal(16, Sample.WithHead("홍가람 기자 ㅣgaram@nuri.example |승인 2017.01.13(星期五) 16:32:42").Document.PublishedAt?.Hour);

    [Theory]
    [InlineData("컴퓨팅입력 :2025/11/14 10:55    수정: 2025/11/14 11:07", "컴퓨팅")]
    [InlineData("입력 2023.07.28 (19:11)수정 2023.07.28 (19:23)사회", "사회")]
    public void A_section_that_runs_together_with_the_time_is_the_article_s(string line, string category) =>
        Assert.Equal(category, Sample.WithHead(line).Document.Category);

    [Theory]
    [InlineData("{0} article_split 홍가람 기자 garam@nuri.example ▶집 구하기는 [나래집] ▶정 기자의 길동무 <저작권자 ⓒ '내일이 보이는 뉴스' 누리투데이, 무단전재 금지>")]
    [InlineData("{0} /홍가람기자 garam@nuri.example [누리경제 바로가기] 숲길 걷기 대회...5월 생중계 [바로가기] 누리경제와 친해지는 방법 [페이스북]")]
    [InlineData("{0} 홍가람 기자  garam @ nuri.example ▶ 네이버에서 누리일보 구독하기 클릭! ▶ 누리닷컴 회원가입.")]
    public void What_runs_together_behind_the_author_s_address_is_no_text(string last)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{last.Replace("{0}", Sample.Second, StringComparison.Ordinal)}\n");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("   본문 내용     TV플레이어     // TV플레이어     // flash 오류를 우회하기 위한 함수 추가 function _flash_removeCallback() {}   \t \t[누리투데이 홍가람 기자]   ")]
    [InlineData("[누리닷컴][이미지 출처 : 누리사진]")]
    public void What_runs_together_before_the_first_word_is_no_text(string opening) =>
        Assert.Equal([Sample.First, Sample.Second], Sample.Read($"{Sample.Title}\n{opening}{Sample.First}\n\n{Sample.Second}\n").Document.Paragraphs);

    [Fact]
    public void A_dateline_may_run_together_with_the_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n기사입력 2024.03.02 오후 4:56\n내년 봄 신뢰확보에 큰 도움 될 듯(나래=누리통신) 홍가람 기자 = {Sample.First}\n{Sample.Second}\n\n숲길 CG 화면[누리TV제공=누리통신]    garam@nuri.example\n").Document;

        Assert.Equal("내년 봄 신뢰확보에 큰 도움 될 듯", document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(("홍가람", "garam@nuri.example"), (document.Reporters[0].Name, document.Reporters[0].Email));
    }

    [Fact]
    public void A_full_stop_behind_a_headline_is_the_writer_s_slip() =>
        Assert.Equal("숲길 여섯 곳 이어져...걷는 이 전년 比 17.8% 증가.", Sample.Read($"숲길 여섯 곳 이어져...걷는 이 전년 比 17.8% 증가.\n   주민 3875명 순증 \n{Sample.First}\n{Sample.Second}\n").Document.Title);

    [Fact]
    public void A_cue_may_run_together_with_the_subtitle_and_the_copyright_stand_above_the_body()
    {
        var document = Sample.Read($"{Sample.Title}\nYTN\n2024.03.02 18:04\n숲길 걷는 주민 274.5%↑\n나래시, 이례적 사과문 발표[앵커]\n{Sample.First.Replace("밝혔다", "밝혔습니다", StringComparison.Ordinal)}\n\n박다솜 기자입니다.\n").Document;
        var owned = Sample.Read($"{Sample.Title}\n\n[Copyright ⓒ 누리신문 & 누리신문인터넷, 무단전재 및 재배포 금지]\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal("숲길 걷는 주민 274.5%↑\n나래시, 이례적 사과문 발표", document.Subtitle);
        Assert.Equal("누리신문", owned.Outlet);
    }

    [Theory]
    [InlineData("숲길 전경 [나래시 제공. 재판매 및 DB 금지] (나래=누리통신) 홍가람 기자 = ")]
    [InlineData("숲길을 걷는 주민들. [사진 제공 = 누리통신] ")]
    public void A_credit_in_brackets_ends_the_caption_that_runs_together_with_the_first_paragraph(string caption)
    {
        var document = Sample.Read($"{Sample.Title}\n누리일보\n입력 2024-03-02 10:00\n{caption}{Sample.First} {Sample.Second}\n").Document;

        Assert.StartsWith("숲길", Assert.Single(document.Captions), StringComparison.Ordinal);
        Assert.Equal([$"{Sample.First} {Sample.Second}"], document.Paragraphs);
    }

    [Theory]
    [InlineData("연합뉴스")]
    [InlineData("뉴시스")]
    public void An_agency_alone_among_the_paragraphs_is_a_picture_s_source(string agency) =>
        Assert.Equal([Sample.First, Sample.Second], Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n{agency}\n\n{Sample.Second}\n").Document.Paragraphs);

    [Fact]
    public void What_a_portal_says_of_the_section_is_none_of_the_headline() =>
        Assert.Equal(Sample.Title, Sample.Read($"{Sample.Title} 개별 기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다.\n2024.03.02 오후 11:50\n{Sample.First}\n{Sample.Second}\n").Document.Title);

    [Fact]
    public void A_sign_off_in_Latin_letters_and_marked_items_run_together_with_the_sentence_before()
    {
        var spoken = Sample.Read($"{Sample.Title}\n\n숲길을 걷는 사람이 늘고 있습니다.나래시는 안내판도 새로 세우기로 했습니다.이에 따라 마을마다 쉼터가 한 곳씩 늘어나게 됐습니다.SBS Biz 홍가람입니다.\n");
        var listed = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n{Sample.First}특히 시는 안내판도 새로 세운다. 시는 쉼터를 마을마다 한 곳씩 두기로 했다.△1969년 △나래 한빛 △누리대 법학과 졸업\n").Document;

        Assert.Equal("홍가람", Sample.Reporters(spoken));
        Assert.Equal("△1969년 △나래 한빛 △누리대 법학과 졸업", listed.Paragraphs[^1]);
    }

    [Fact]
    public void A_picture_s_title_stands_right_above_its_credit()
    {
        var document = Sample.Read($"{Sample.Title}\n송고 2024-03-02 10:00\n걸어서 학교까지 20분\n새로 난 숲길\n[독자 제공. 재판매 및 DB 금지]\n(나래=누리통신) 홍가람 기자 = {Sample.First}\n\n숲길 어귀의 쉼터\n[나래소방서 제공. 재판매 및 DB 금지]\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal("걸어서 학교까지 20분", document.Subtitle);
        Assert.Contains(document.Captions, c => c.StartsWith("새로 난 숲길", StringComparison.Ordinal));
        Assert.Contains(document.Captions, c => c.StartsWith("숲길 어귀의 쉼터", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[누리일보=나래, 김하늘 기자]가수 홍길동이 숲길 개통식에 들어서고 있다. / haneul@nuri.example")]
    [InlineData("▲ 창고에 세워 둔 경운기 바퀴에는 몇 해 전 논흙이 그대로 말라붙어 있었다.\nⓒ 김하늘")]
    public void What_a_photographer_signed_among_the_paragraphs_is_a_caption(string caption)
    {
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n[누리일보=홍가람 기자] {Sample.First}\n\n{caption}\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Contains(document.Captions, c => caption.Contains(c, StringComparison.Ordinal));
    }
}
