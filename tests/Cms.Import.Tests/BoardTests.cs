namespace Cms.Import.Tests;

/// <summary>Articles on boards: rows of poster and counters, tags without signs, neighbours, and comments in each board's order.</summary>
public sealed class BoardTests
{
    [Theory]
    [InlineData("댓글 2\n2024.03.02 11:00:00 수정 | 삭제\n숲지기\n반갑습니다\n2024.03.02 12:00:00 수정 | 삭제\n걷는이\n언제 열리나요")]
    [InlineData("네티즌 의견 2\n베플 숲지기 2024.03.02 11:00\n반갑습니다\n추천 41 반대 2\n답글 0\n걷는이 2024.03.02 12:00\n언제 열리나요\n추천 1 반대 0\n의견 더보기\n배낭 속 행동식")]
    [InlineData("전체기사의견(2)\n숲지기\n(10.0.xxx.1)\n2024-03-02 11:00:00\n반갑습니다\n걷는이\n(10.0.xxx.2)\n2024-03-02 12:00:00\n언제 열리나요\n이름\n등록")]
    [InlineData("2개의 댓글\n숲지기\n2024-03-02 11:00\n반갑습니다\n답글\n걷는이 / 10.0.0.1\n2024-03-02 12:00\n언제 열리나요\n답글")]
    [InlineData("최신순 추천순\n숲지기 | 2024.03.02 11:00\n반갑습니다\n답글 1 | 추천 3\n걷는이 | 2024.03.02 12:00\n언제 열리나요")]
    public void Comments_stand_in_each_board_s_order(string thread)
    {
        var result = Sample.WithTail($"저작권자 © 가온일보 무단전재 금지\n{thread}");

        Assert.Equal([("숲지기", 11, "반갑습니다"), ("걷는이", 12, "언제 열리나요")], result.Document.Comments.Select(c => (c.Name, c.PostedAt!.Value.Hour, c.Text)));
    }

    [Theory]
    [InlineData("✔댓글 쓰기 에디터 선택 ?", "목록")]
    [InlineData("✔댓글 쓰기 에디터 선택하기", "List Zoom In Zoom Out 목록 열기 닫기")]
    public void A_widespread_board_has_its_name_and_the_time_above_the_headline_and_who_posted_it_below(string form, string list)
    {
        var result = Sample.Read($"""
            Skip to content
            가온숲벗
            로그인 회원가입
            칼럼
            서평
            숲길칼럼
            소개

            숲길칼럼
            2024.03.02 10:00
            여섯 곳의 숲길
            홍가람 조회 수 691 추천 수 3 댓글 1
            ?
            Prev이전 문서
            Next다음 문서
            + - Up Down Comment Print

            {Sample.First}

            {Sample.Second}

            TAG •
            숲길,
            마을,
            Facebook Twitter Google Pinterest
            {form}
            댓글 쓰기
            등록
            ?
            숲지기 2024.03.03 06:12
            반갑습니다

            {list}
            번호	분류	제목	글쓴이	날짜	조회 수
            41	여섯 곳의 숲길	홍가람	2024.03.02	691
            Copyright ⓒ 가온숲벗 All rights reserved.
            """);
        var document = result.Document;

        Assert.Equal(("여섯 곳의 숲길", null, "숲길칼럼", "홍가람"), (document.Title, document.Subtitle, document.Category, Sample.Reporters(result)));
        Assert.Equal(10, document.PublishedAt!.Value.Hour);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(["숲길", "마을"], document.Tags);
        Assert.Equal(("숲지기", "반갑습니다"), (Assert.Single(document.Comments).Name, document.Comments[0].Text));
    }

    [Fact]
    public void Comments_may_stand_right_below_the_button_to_write_one()
    {
        var result = Sample.WithTail("< 저작권자 ⓒ 가온일보, 무단 전재 및 재배포 금지 >\n\n댓글쓰기\n\n   한솔6   2024-03-02\n반갑습니다\n\n   pinegirl   2024-03-03\n언제 열리나요\n더보기\n오늘의 추천기사");

        Assert.Equal([("한솔6", "반갑습니다"), ("pinegirl", "언제 열리나요")], result.Document.Comments.Select(c => (c.Name, c.Text)));
    }

    [Theory]
    [InlineData("댓글쓰기\n등록\n나래산 산길 다시 열렸다\n2024-03-02\n버스 노선 바뀐다\n2024-03-01")]
    [InlineData("최신순 추천순\n나래산 산길 다시 열렸다\n홍가람 기자 | 2024.03.02 11:00\n버스 노선 바뀐다\n가온일보 | 2024.03.02 12:00\n책방 문 열다\n문화 | 2024.03.02 12:00\n책방 문 닫다")]
    public void What_stands_below_buttons_without_a_reader_s_name_and_a_time_is_no_comment(string tail)
    {
        Assert.Empty(Sample.WithTail(tail).Document.Comments);
    }

    [Theory]
    [InlineData("◀이전 기사 [부고] 홍가람 이사 부친상\n다음 기사▶ 나래산 산길 다시 열렸다")]
    [InlineData("이전글 나래산 산길 다시 열렸다\n다음글 버스 노선 바뀐다")]
    public void The_neighbours_of_an_article_are_none_of_it(string tail)
    {
        var result = Sample.WithTail(tail);

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Empty(result.Document.Captions);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Fact]
    public void A_label_of_tags_may_be_a_heading_in_the_body()
    {
        Assert.Equal([Sample.First, Sample.Second, "키워드", "숲길은 걷는 이의 것이다. 시는 학교와 마을을 잇는 길도 열 계획이다."], Sample.WithTail("키워드\n\n숲길은 걷는 이의 것이다. 시는 학교와 마을을 잇는 길도 열 계획이다.").Document.Paragraphs);
    }

    [Theory]
    [InlineData("관련키워드\n산림 숲길 마을버스")]
    [InlineData("TAG •\n산림,\n숲길,\n마을버스")]
    public void Tags_below_their_label_are_parted_by_what_parts_them(string tail)
    {
        Assert.Equal(["산림", "숲길", "마을버스"], Sample.WithTail(tail).Document.Tags);
    }

    [Fact]
    public void A_board_s_labels_of_poster_and_content_are_no_subtitle()
    {
        var result = Sample.Read($"{Sample.Title}\n작성자 정보\n- 최고관리자 작성\n- 작성일\n컨텐츠 정보\n- 4 조회\n- 목록\n본문\n{Sample.First}\n\n\n{Sample.Second}\n\n홍가람 기자 [email protected]\n관련자료\n-\n이전\n-\n다음\n댓글 0\n등록된 댓글이 없습니다.\n");

        Assert.Equal((Sample.Title, null, "홍가람"), (result.Document.Title, result.Document.Subtitle, Sample.Reporters(result)));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_portal_s_headline_may_run_together_with_the_newspaper_the_time_and_a_counter()
    {
        var document = Sample.Read($"마이메뉴\n실시간뉴스\n\n{Sample.Title} 가온동아 24.03.02 18:11:04 12읽음\n\n124529612.1.1.jpg\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal((Sample.Title, "가온동아", 18), (document.Title, document.Outlet, document.PublishedAt!.Value.Hour));
    }

    [Fact]
    public void Comments_in_a_list_and_with_the_place_they_come_from_are_by_their_names()
    {
        var document = Sample.WithTail("댓글 2\n최신순\n  • 솔바람 2024.03.02 16:30:12\n    걸어서 학교에 갑니다.\n  • 달구지 (211.230.xxx.14) 2024.03.02 17:00:00\n    반가운 소식입니다.\nReply\n[이전기사] 벼 공공비축 수매 13일부터").Document;

        Assert.Equal([("솔바람", "걸어서 학교에 갑니다."), ("달구지", "반가운 소식입니다.")], document.Comments.Select(c => (c.Name, c.Text)));
    }

    [Fact]
    public void Comments_below_the_button_for_opinions_are_no_paragraphs()
    {
        var document = Sample.WithTail("/홍가람 기자\n\n이름   비밀번호\n의견쓰기\n\n솔바람   2024-03-02 오후 8:01:00   삭제\n고향 소식 반갑습니다. 어머니 생각이 나네요.\n  └ 달구지   2024-03-02 오후 9:30:00   삭제\n  한번 다녀가십시오. 선착장도 새로 고쳤습니다.\n등록\n\n동정·부음 기사\n• [인사] 나래협회").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        var comment = Assert.Single(document.Comments);
        Assert.Equal(("솔바람", "고향 소식 반갑습니다. 어머니 생각이 나네요."), (comment.Name, comment.Text));
        Assert.Equal([("달구지", "한번 다녀가십시오. 선착장도 새로 고쳤습니다.")], comment.Replies.Select(r => (r.Name, r.Text)));
    }

    [Fact]
    public void An_element_of_comments_may_begin_with_the_form()
    {
        var document = HtmlSample.WithBody($"<div id='articleBody'><p>{Sample.First}</p><p>{Sample.Second}</p></div><div class='comment_wrap'><h4>댓글 <em>2</em></h4><p>댓글을 입력해주세요. 타인에 대한 비방은 삭제될 수 있습니다.</p><ul><li><div>솔바람</div><div>2024.05.07 13:02</div><p>읽다가 울었습니다.</p><button>답글</button></li><li><div>달구지</div><div>2024.05.07 19:36</div><p>저도 그렇습니다.</p><button>답글</button></li></ul></div>").Document;

        Assert.Equal([("솔바람", "읽다가 울었습니다."), ("달구지", "저도 그렇습니다.")], document.Comments.Select(c => (c.Name, c.Text)));
    }

    [Fact]
    public void Tags_of_a_widespread_board_are_a_list_with_commas() =>
        Assert.Equal(["급식", "잔반"], Sample.WithTail("TAG •\n• 급식,\n• 잔반,\n\n  • profile\n    솔바람 2024.03.02 00:14\n    잘 읽었습니다!").Document.Tags);
}
