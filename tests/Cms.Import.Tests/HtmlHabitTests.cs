namespace Cms.Import.Tests;

/// <summary>Habits of content management systems that many sites use, each on a small invented page of HTML.</summary>
public sealed class HtmlHabitTests
{
    const string Body = $"<div class=\"article-body\"><p>{Sample.First}</p><p>{Sample.Second}</p></div>";

    [Theory]
    [InlineData("<title>::: 누리전선 - 새로운 시각의 인터넷신문 :::</title>")]
    [InlineData("<title>나래소식 인터넷 - 사회</title>")]
    [InlineData($"<title>{Sample.Title} - 나래별</title><meta property='og:title' content='{Sample.Title}'><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"나래별\"}}</script>")]
    [InlineData("<title>누리일보</title><meta property='og:title' content='누리일보'>")]
    [InlineData("<meta property='og:title' content='나래마당'><meta property='og:site_name' content='나래마당'>")]
    [InlineData("<title>나래사람뉴스 - 섬과 뭍을 잇는 인터넷신문</title><meta property='og:title' content='나래사람뉴스'>")]
    public void What_a_site_says_on_every_page_is_no_headline(string head)
    {
        var document = HtmlSample.Read(head, $"<div>{Sample.Title}</div><div>입력 2024-03-02 10:00</div>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void A_headline_that_is_broken_into_two_lines_is_no_subtitle()
    {
        var document = HtmlSample.Read($"<title>{Sample.Title} - 누리일보</title><meta property='og:title' content='{Sample.Title}'>", $"<p>마을 숲길 여섯 곳<br>새로 이어진다</p><p>입력 2024-03-02 10:00</p>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void A_boards_name_is_none_of_the_headline()
    {
        var document = HtmlSample.Read(
            $"<title>{Sample.Title} &gt; 마을 소식 | 누리마당</title>",
            $"<h1>{Sample.Title} &gt; 마을 소식</h1><fieldset>사이트 내 전체검색</fieldset><nav><ul><li>마을 소식</li><li>사람들</li><li>산행</li><li>장터</li><li>경제</li></ul></nav><h2>마을 소식</h2><h2><span>나래</span> <span>{Sample.Title}</span></h2><p>작성일 24-03-02 10:00</p>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
        Assert.Equal(10, document.PublishedAt?.Hour);
    }

    [Fact]
    public void A_boards_comments_are_read_with_their_answers()
    {
        var document = HtmlSample.WithBody($"{Body}<section id='bo_vc'><h2>댓글목록</h2><article><header><h2>산바람님의 댓글</h2><span>산바람</span> <span>작성일</span> <time datetime='2024-03-03T07:20:00+09:00'>24-03-03 07:20</time></header><p>막차가 몇 시인지도 알려주세요</p></article><article><header><h2>들국화님의 댓글의 댓글</h2><span>들국화</span> <time>24-03-03 08:02</time></header><p>다섯 시 반이라고 합니다.</p></article></section>").Document;

        var comment = Assert.Single(document.Comments);
        Assert.Equal(("산바람", "막차가 몇 시인지도 알려주세요", 7), (comment.Name, comment.Text, comment.PostedAt?.Hour));
        Assert.Equal(("들국화", "다섯 시 반이라고 합니다."), (comment.Replies.Single().Name, comment.Replies.Single().Text));
        Assert.Equal(2, document.PublishedAt?.Day);
    }

    [Fact]
    public void A_time_whose_half_of_the_day_stands_behind_it_is_one()
    {
        var document = HtmlSample.WithBody($"{Body}<div class='comments'><h4>댓글 2개</h4><ol><li class='comment'><cite>산바람</cite> <a href='#1'><time>2024년 3월 3일 11:06 오전</time></a><p>아직 기다립니다.</p><ul class='children'><li class='comment'><cite>들국화</cite> <a href='#2'><time>2024년 3월 3일 1:40 오후</time></a><p>다음 글에 담겠습니다.</p></li></ul></li></ol></div><div><h3>회신을 남겨주세요</h3></div>").Document;

        var comment = Assert.Single(document.Comments);
        Assert.Equal(("산바람", "아직 기다립니다.", 11), (comment.Name, comment.Text, comment.PostedAt?.Hour));
        Assert.Equal(13, Assert.Single(comment.Replies).PostedAt?.Hour);
    }

    [Fact]
    public void Comments_in_elements_of_one_each_are_all_read()
    {
        var document = HtmlSample.WithBody($"{Body}<div class='feedback'><h2>댓글 <em>2</em></h2><ul><li id='comment_1'><h3>산바람</h3><p class='time'>2024.03.03 18:30</p><div>걷기 참 좋아요</div><p><a href='#'>댓글</a></p></li><li id='comment_2'><h3>들국화</h3><p class='time'>2024.03.04 09:11</p><div>네 번 걸었습니다 ^^</div></li></ul></div>").Document;

        Assert.Equal(["산바람", "들국화"], document.Comments.Select(c => c.Name));
    }

    [Theory]
    [InlineData("<div>글쓴이</div> <a href='#'>홍가람</a> <span>-</span>")]
    [InlineData("<div>24.03.02 10:00 최종 업데이트 24.03.02 10:00</div><div><a href='#'>홍가람(garam)</a></div>")]
    public void An_author_may_stand_below_a_label_or_with_an_account(string byline) =>
        Assert.Equal("홍가람", Sample.Reporters(HtmlSample.Read("", $"<h1>{Sample.Title}</h1>{byline}{Body}")));

    [Fact]
    public void Who_wrote_a_comment_has_an_element_of_its_own_and_a_button_above_the_body_is_none()
    {
        var document = HtmlSample.Read("", $"<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00 <button id='commentBtn'>댓글 34</button></p>{Body}<div id='alex'><h4>댓글 34</h4><ul><li><div class='cmt_info'><span>산바람</span><span>2024. 3. 3. 17:02</span></div><p>진짜 박수 보냅니다</p><button>답글 달기</button></li></ul></div>").Document;

        Assert.Equal(("산바람", "진짜 박수 보냅니다"), (Assert.Single(document.Comments).Name, document.Comments[0].Text));
    }

    [Fact]
    public void A_print_view_is_an_article_and_an_issues_number_stands_beside_its_day()
    {
        var result = HtmlSample.Read("<title>인쇄하기 - 나래대신문</title>", $"<button>인쇄하기</button><dl><dt>{Sample.Title}</dt><dd>[제704호] 2024년 03월 02일 (토)</dd><dd>수습기자 홍가람 hong@paper.example</dd><dd>&nbsp;<br>{Sample.First}<br>&nbsp;<br>{Sample.Second}</dd></dl>");

        Assert.Null(result.Error);
        Assert.Equal((Sample.Title, 2), (result.Document.Title, result.Document.PublishedAt?.Day));
        Assert.Null(result.Document.Subtitle);
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
    }

    [Theory]
    [InlineData("<strong>홍가람 기자</strong><a>hong@paper.example</a><a>다른기사 보기</a>")]
    [InlineData("<p>홍가람 기자</p><p>hong@paper.example</p>")]
    public void A_profile_below_the_copyright_has_the_reporters_address(string profile) =>
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자</p>{Body}<p>저작권자 © 나래신문 무단전재 및 재배포 금지</p><article class='writer-profile'>{profile}</article>")));

    [Fact]
    public void A_heading_behind_a_boxs_links_belongs_to_the_body()
    {
        var document = HtmlSample.WithBody($"<div class='article-text'><p>{Sample.First}</p><div><h4>관련기사</h4><ul><li><a href='#'>옛 우물 여섯 곳을 다시 여는 마을</a></li></ul></div><p>걸어서 학교까지 8분</p><p>{Sample.Second}</p></div>").Document;

        Assert.Equal([Sample.First, "걸어서 학교까지 8분", Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("<title>로그인 - 누리일보</title>", "<h2>로그인</h2><p>이 기사는 유료회원 전용 기사입니다. 로그인 후 이용해 주시기 바랍니다.</p><ul><li>아이디 찾기</li></ul><p>비밀번호를 5회 이상 잘못 입력하시면 10분간 로그인이 제한됩니다.</p>")]
    [InlineData("<title>페이지를 찾을 수 없습니다 | 누리일보</title>", "<h2>요청하신 페이지를 찾을 수 없습니다.</h2><h3>이런 기사는 어떠세요?</h3><ul><li><a href='#'>옛 우물 여섯 곳을 다시 여는 마을</a><p>마을을 둘러싼 옛 우물 여섯 곳이 다시 열렸다.</p></li></ul>")]
    public void A_page_of_the_sites_own_is_refused(string head, string body) => Assert.Equal(NoticeCodes.BodyMissing, HtmlSample.Read(head, body).Error?.Code);

    [Theory]
    [InlineData("앞으론 로그인해야 마을 숲길 예약된다")]
    [InlineData("삭제된 기사 되살린 마을 신문")]
    [InlineData("나래은행, 서비스 점검 중 고객 정보 흘렸다")]
    public void A_headline_may_have_the_words_of_a_sites_notes(string title)
    {
        var result = HtmlSample.Read($"<title>{title} - 누리일보</title>", $"<h1>{title}</h1><p>홍가람 기자</p><p>입력 2024-03-02 10:00</p>{Body}");

        Assert.Null(result.Error);
        Assert.Equal(title, result.Document.Title);
    }

    [Fact]
    public void What_is_added_to_the_text_is_none_of_it() =>
        Assert.Equal([Sample.First, Sample.Second], HtmlSample.WithBody($"<div itemprop='articleBody'>{Sample.First}<br><br>{Sample.Second}<br><br><div><b>덧붙이는 글</b> | 이 글은 기자의 누리집에도 실립니다.</div></div>").Document.Paragraphs);

    [Theory]
    [InlineData("<div class='tags'><a href='#'>숲길</a> <a href='#'>누리시 산책</a></div>")]
    [InlineData("<div class='my-tags'><a><span>숲길</span></a><a><span>누리시 산책</span></a></div>")]
    [InlineData("<div class='view_keyword'><strong>관련 키워드</strong><a href='#'>#숲길</a><a href='#'>#누리시 산책</a></div>")]
    [InlineData("<p><span class='post-labels'>라벨: <a href='#' rel='tag'>숲길</a>, <a href='#' rel='tag'>누리시 산책</a></span></p>")]
    [InlineData("<p>태그 <a href='#' rel='nofollow tag'>숲길</a><a href='#' rel='tag'>누리시 산책</a></p>")]
    public void Links_among_tags_are_tags(string links)
    {
        var result = HtmlSample.WithBody($"{Body}{links}");

        Assert.Equal(["숲길", "누리시 산책"], result.Document.Tags);
        Assert.Equal("tag-links", result.Fields["tags"].Rule);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void What_most_people_look_for_today_is_no_tag()
    {
        Assert.Equal(["숲길"], HtmlSample.Read("", $"<div class='hot_keyword'><a href='#'>추경</a><a href='#'>명예퇴직</a></div>\n<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00</p>{Body}<div class='tag'><a href='#'>숲길</a></div>").Document.Tags);
    }

    [Fact]
    public void An_element_that_is_called_like_tags_and_has_none_is_a_paragraph_and_a_link_to_a_category_its_section()
    {
        var document = HtmlSample.WithBody($"<p><a href='#' rel='category tag'>마을살이</a></p><div class='article-body'><p>{Sample.First}</p><div class='editor-tag'><h4>여섯 마을이 함께</h4></div><p>{Sample.Second}</p></div>").Document;

        Assert.Equal([Sample.First, "여섯 마을이 함께", Sample.Second], document.Paragraphs);
        Assert.Equal("마을살이", document.Category);
        Assert.Empty(document.Tags);
    }

    [Theory]
    [InlineData("나래동아 : 즐거운 세상, 나래동아", "나래동아")]
    [InlineData("사회", "누리일보")]
    public void A_motto_or_a_section_that_is_declared_is_no_headline(string declared, string outlet)
    {
        var document = HtmlSample.Read($"<title>{Sample.Title} : {outlet}</title><meta property='og:title' content='{declared}'><meta property='og:site_name' content='{outlet}'>", $"<h2>{Sample.Title}</h2><p>입력 2024-03-02 10:00</p>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void An_error_that_a_heading_tells_is_no_article_though_teasers_stand_below()
    {
        var result = HtmlSample.Read("<title>누리일보</title>", $"<h1>누리일보</h1><h2>요청하신 페이지를 찾을 수 없습니다.</h2><p>주소를 확인해 주세요.</p><div><strong>다른 기사의 제목</strong><p>{Sample.First}</p></div>");

        Assert.Equal("body-missing", result.Error?.Code);
    }

    [Fact]
    public void A_day_that_is_printed_does_not_make_midnight_of_a_time_that_is_declared()
    {
        var result = HtmlSample.Read("<meta property='article:published_time' content='2024-03-02T00:00:51+00:00'>", $"<h1>{Sample.Title}</h1><p>2024/03/02</p>{Body}");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 9, 0, 51, TimeSpan.FromHours(9)), result.Document.PublishedAt);
    }

    [Fact]
    public void A_pictures_table_above_the_first_paragraph_holds_a_caption_and_a_box_inside_the_body_another_article()
    {
        var document = HtmlSample.WithBody($"<div id='bo_v_con'><table><tr><td><img src='a.jpg'></td></tr><tr><td>숲길에 모인 주민들.</td></tr></table><p>{Sample.First}</p><div><strong>관련기사</strong><a href='#'>하천 둔치 놓고 찬반 갈려</a></div><p>{Sample.Second}</p></div>").Document;

        Assert.Equal(["숲길에 모인 주민들."], document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("Just a moment...")]
    [InlineData("구독 안내 | 누리일보")]
    [InlineData("개인정보처리방침 - 누리일보")]
    [InlineData("잘못된 접근입니다. | 누리일보")]
    [InlineData("404 - 페이지를 찾을 수 없습니다")]
    public void A_page_that_every_site_has_is_no_article(string title)
    {
        Assert.Equal("body-missing", HtmlSample.Read($"<title>{title}</title>", $"<h1>nuri.example</h1><p>{Sample.First}</p><p>{Sample.Second}</p>").Error?.Code);
    }

    [Theory]
    [InlineData("<ul class='nav-path01'><li><a href='/'>홈</a></li><li><a href='/a'>전국</a></li><li><a href='/b'>강원</a></li></ul>", "강원")]
    [InlineData("<div class='article-breadcrumb'><a href='/'>홈</a> <a href='/a'>산업</a> <a href='/b'>반도체·전자</a></div>", "반도체·전자")]
    public void The_last_step_of_a_path_is_the_category_whatever_the_site_calls_its_element(string path, string category)
    {
        var document = HtmlSample.WithBody($"{path}<p>{Sample.First}</p><p>{Sample.Second}</p>").Document;

        Assert.Equal(category, document.Category);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_link_to_what_else_a_reporter_wrote_has_the_address()
    {
        var result = HtmlSample.WithBody($"<p><a href='https://paper.example/list?author=홍가람 기자&amp;email=garam@paper.example'><span>홍가람 기자</span></a></p>{Body}");

        Assert.Equal("홍가람 garam@paper.example", Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void A_script_in_an_element_of_its_own_begins_with_that_element()
    {
        var document = HtmlSample.WithBody("<div itemprop='articleBody'><span>좁고 구불구불한 돌담 사이로,<br>해마다 걷는 사람이 늘어 가는 길,<br>어디인지 짐작하셨습니까?<br>바로 나래시 숲길입니다.<br>여섯 마을을 잇는 길이가 12km에 이릅니다.<br>그런데 올봄 이 숲길이 닫힐 처지에 놓였습니다.</span></div>").Document;

        Assert.Equal(6, document.Paragraphs.Count);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void A_portal_s_note_about_fonts_is_no_subtitle() =>
        Assert.Null(HtmlSample.WithBody($"<div><p><strong>나눔고딕</strong> 폰트가 설치되어있지 않습니다.<br><em>나눔 폰트</em>를 설치하러 가시겠습니까?</p><a href='#'>예</a></div>{Body}").Document.Subtitle);
}
