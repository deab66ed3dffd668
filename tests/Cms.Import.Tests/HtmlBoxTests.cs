namespace Cms.Import.Tests;

/// <summary>Boxes and rows around the article of which only their elements tell what they are, each on a small invented page of HTML.</summary>
public sealed class HtmlBoxTests
{
    const string Body = $"<div class=\"article-body\"><p>{Sample.First}</p><p>{Sample.Second}</p></div>";

    [Theory]
    [InlineData("<div class='reporter'><div>홍가람 기자</div><div>사회부 법조팀</div><a href='mailto:hong@paper.example'>이메일</a><button>구독</button></div>")]
    [InlineData("<h3>관련 기사</h3><p><a href='#'>옛 우물 여섯 곳</a></p><div><div>홍가람 기자</div><div>사회부 법조팀</div><a href='mailto:hong%40paper.example?subject=%EC%A0%9C%EB%B3%B4'><img src='mail.png'></a></div>")]
    [InlineData("<h3>많이 본 뉴스</h3><p><a href='#'>옛 우물 여섯 곳</a></p><dl><dt>홍가람</dt><dd>전국부</dd><dd>숲길을 걷습니다.</dd><dd><a href='MAILTO:Hong@paper.example'>메일 보내기</a></dd></dl>")]
    [InlineData("<p><a href='mailto:hong@paper.example'>홍가람 기자</a></p>")]
    [InlineData("<p><a href='mailto:hong@paper.example'>홍가람 기자 메일 보내기</a></p>")]
    [InlineData("<p><a href='mailto:hong@paper.example'>나래메일 홍가람 기자</a></p>")]
    public void An_address_that_only_a_link_holds_is_the_reporters(string box) =>
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자</p>{Body}{box}<p>ⓒ 누리일보, 무단 전재 및 재배포 금지</p>")));

    [Theory]
    [InlineData("참가를 원하는 사람은 이달 말까지 <a href='mailto:walk@nare.example'>이메일</a>로 신청하면 된다.", "참가를 원하는 사람은 이달 말까지 이메일로 신청하면 된다.")]
    [InlineData("<a href='mailto:walk@nare.example'>이메일</a>로 이달 말까지 신청", "이메일로 이달 말까지 신청")]
    [InlineData("<a href='mailto:hong@paper.example'>홍가람 기자</a>는 여섯 곳을 사흘에 걸쳐 모두 걸어 보았다.", "홍가람 기자는 여섯 곳을 사흘에 걸쳐 모두 걸어 보았다.")]
    [InlineData("이달부터 <a href='mailto:walk@nare.example'>나래메일 쓰기</a> 운동", "이달부터 나래메일 쓰기 운동")]
    public void A_link_in_a_sentence_stays_as_it_is_written(string paragraph, string expected) =>
        Assert.Equal([Sample.First, expected, Sample.Second], HtmlSample.WithBody($"<div class='article-body'><p>{Sample.First}</p><p>{paragraph}</p><p>{Sample.Second}</p></div>").Document.Paragraphs);

    [Fact]
    public void Each_reporter_has_the_address_of_the_own_card()
    {
        var cards = "<ul><li><p>홍가람 기자</p><p>전국부</p><a href='mailto:hong@paper.example'></a></li><li><p>김누리 기자</p><p>사진부</p><p>발로 찍습니다</p><a href='mailto:kim@paper.example'>메일</a></li></ul>";

        Assert.Equal("홍가람 hong@paper.example; 김누리 kim@paper.example", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자 · 김누리 기자</p>{Body}{cards}")));
        Assert.Equal("홍가람; 김누리 kim@paper.example", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자 · 김누리 기자</p>{Body}{cards.Replace("mailto:hong@paper.example", "#", StringComparison.Ordinal)}")));
    }

    [Theory]
    [InlineData("<p><a href='mailto:tips@paper.example'>기사 제보</a></p>")]
    [InlineData("<p><a href='mailto:?body=https://paper.example/1'>이메일</a></p>")]
    [InlineData("<footer><p><a href='mailto:boss@paper.example'>이메일</a></p></footer>")]
    [InlineData("<div class='comments'><p>산바람</p><p><a href='mailto:wind@paper.example'>메일</a></p></div>")]
    public void A_link_for_tips_or_that_sends_the_article_on_is_no_reporters(string link) =>
        Assert.Equal("홍가람", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자</p>{Body}{link}")));

    [Theory]
    [InlineData("<dl class='writer'><dt>홍가람</dt><dd>변호사</dd></dl>", "name-above-post")]
    [InlineData("<div><strong>홍가람</strong><p>나루대 명예교수</p></div>", "name-above-post")]
    [InlineData("<table><tr><td>필자</td><td>홍가람 변호사</td></tr></table>", "columnist")]
    public void A_columnist_and_the_post_may_stand_in_elements_of_their_own(string writer, string rule)
    {
        var result = HtmlSample.Read("<meta name='author' content='누리일보'><meta property='og:site_name' content='누리일보'>", $"<h1>{Sample.Title}</h1>{writer}<p>입력 2024-03-02 10:00</p>{Body}");

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(rule, result.Fields["reporters"].Rule);
        Assert.Null(result.Document.Subtitle);
    }

    [Fact]
    public void A_writer_beside_the_day_is_one_author()
    {
        var document = HtmlSample.Read("", $"<h1>{Sample.Title}</h1><div><span>홍가람 소설가</span><span>|</span><time datetime='2024-03-02'>2024.03.02</time></div>{Body}").Document;

        Assert.Equal("홍가람", Assert.Single(document.Reporters).Name);
        Assert.Null(document.Subtitle);
        Assert.Equal(2, document.PublishedAt?.Day);
    }

    [Theory]
    [InlineData("<div style='float:left;width:300px'><img src='a.jpg'><div>주민들이 숲길 들머리를 걷고 있다.</div></div>")]
    [InlineData("<p style='width: 520px'><img src='a.jpg'><br>주민들이 숲길 들머리를 걷고 있다.</p>")]
    public void What_stands_with_a_photo_in_a_block_with_a_width_of_its_own_is_its_caption(string photo)
    {
        var document = HtmlSample.WithBody($"<div class='memo'>{photo}<div>{Sample.First}</div>{photo.Replace("들머리를", "고개를", StringComparison.Ordinal)}<div>{Sample.Second}</div></div>").Document;

        Assert.Equal(["주민들이 숲길 들머리를 걷고 있다.", "주민들이 숲길 고개를 걷고 있다."], document.Captions);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData("<table><tr><td><div style='width:300px'><img src='a.jpg'></div></td></tr><tr><td>숲길 들머리에 모인 주민들</td></tr></table>", "숲길 들머리에 모인 주민들")]
    [InlineData("<div style='width:300px'><img src='a.jpg'><div>숲길 들머리에 모인 주민들 (사진=누리시)</div></div>", "숲길 들머리에 모인 주민들 (사진=누리시)")]
    [InlineData("<div style='width:300px'><img src='a.jpg'><div>▲ 숲길 들머리에 모인 주민들</div></div>", "숲길 들머리에 모인 주민들")]
    public void A_photo_in_a_block_with_a_width_has_one_line_that_says_so_or_the_next_cell_for_its_caption(string photo, string caption)
    {
        var document = HtmlSample.WithBody($"<div class='memo'><div>{Sample.First}</div>{photo}<div>{Sample.Second}</div></div>").Document;

        Assert.Equal(caption, Assert.Single(document.Captions));
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Theory]
    [InlineData($"<div class='article-body'><div style='width:640px'><img src='a.jpg'><p>{Sample.First}</p><p>{Sample.Second}</p></div><p>주민들은 다음 달 숲길에 모여 이름을 짓는다.</p></div>")]
    [InlineData($"<div class='article-body'><p style='width:640px'><img src='a.jpg'>{Sample.First}</p><p>{Sample.Second}</p><p>주민들은 다음 달 숲길에 모여 이름을 짓는다.</p></div>")]
    [InlineData($"<div style='width:640px'><img src='a.jpg'><p>{Sample.First}</p></div><div>{Sample.Second}</div><div style='width:640px'><img src='b.jpg'>주민들은 다음 달 숲길에 모여 이름을 짓는다.</div>")]
    public void A_paragraph_in_a_block_with_a_width_of_its_own_is_the_bodys(string body)
    {
        var document = HtmlSample.WithBody(body).Document;

        Assert.Equal([Sample.First, Sample.Second, "주민들은 다음 달 숲길에 모여 이름을 짓는다."], document.Paragraphs);
        Assert.Empty(document.Captions);
    }

    [Theory]
    [InlineData("<div style='width:980px'><img src='logo.gif'><h1>숲길이 열린다.</h1></div>")]
    [InlineData("<div style='float:left'><img src='logo.gif'><h1>숲길이 열린다.</h1></div>")]
    public void A_logo_above_the_headline_makes_no_caption_of_it(string head)
    {
        var document = HtmlSample.Read("", $"{head}<p>홍가람 기자</p><p>입력 2024-03-02 10:00</p>{Body}").Document;

        Assert.Equal("숲길이 열린다.", document.Title);
        Assert.Empty(document.Captions);
    }

    [Theory]
    [InlineData("<div style='max-width:100%;color:#333'><img src='a.jpg'><div>주민들은 다음 달 숲길에 모여 이름을 짓는다.</div></div>")]
    [InlineData("<div><img src='a.jpg'><div>주민들은 다음 달 숲길에 모여 이름을 짓는다.</div></div>")]
    public void Text_with_a_photo_in_any_other_block_is_the_bodys(string block) =>
        Assert.Equal([Sample.First, "주민들은 다음 달 숲길에 모여 이름을 짓는다.", Sample.Second], HtmlSample.WithBody($"<div class='article-body'><p>{Sample.First}</p>{block}<p>{Sample.Second}</p></div>").Document.Paragraphs);

    [Theory]
    [InlineData("<div><a href='1'>강소식</a><a href='2'>들소식</a><a href='3'>나루터</a><a href='4'>옛길</a></div>", "")]
    [InlineData("", "<p><a href='#'>크게</a> <a href='#'>담기</a> <a href='#'>물결에 싣기</a> <a href='#'>소리로</a></p>")]
    public void A_line_of_several_links_is_neither_headline_nor_subtitle(string above, string below)
    {
        var document = HtmlSample.Read("", $"{above}<div>{Sample.Title}</div>{below}<p>입력 2024-03-02 10:00</p>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Theory]
    [InlineData("<div class='location'><a>소식</a> <a>마을</a> <a>숲길·산책</a></div>")]
    [InlineData("<div class='breadcrumb'><a>소식</a><a>마을</a><a>숲길·산책</a></div>")]
    [InlineData("<div class='location'><a>소식</a> &gt; <a>마을</a> &gt; <strong>숲길·산책</strong></div>")]
    public void The_steps_of_a_path_are_no_subtitle(string path)
    {
        var document = HtmlSample.Read("", $"<p>새벽</p><h1>{Sample.Title}</h1>{path}<p>입력 2024-03-02 10:00</p>{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void A_box_that_a_machine_filled_is_no_subtitle_and_a_deck_that_is_called_so_is()
    {
        var machine = $"<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00</p><section class='Summary_box__1q'><button>AI 요약</button><ul><li>숲길이 하나로 이어진다.</li><li>사업비는 12억원이다.</li></ul><p>AI 요약은 언어 모델로 생성되었습니다. 원문과 함께 확인하세요.</p></section>{Body}";
        var deck = $"<h1>{Sample.Title}</h1><div class='article-summary'>내년 봄까지 공사 마치기로</div><p>입력 2024-03-02 10:00</p>{Body}";

        Assert.Null(HtmlSample.Read("", machine).Document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], HtmlSample.Read("", machine).Document.Paragraphs);
        Assert.Equal("내년 봄까지 공사 마치기로", HtmlSample.Read("", deck).Document.Subtitle);
    }

    [Fact]
    public void A_deck_may_speak_of_what_a_machine_does() =>
        Assert.Equal("AI가 고른 길, 내년 봄 열린다", HtmlSample.Read("", $"<h1>{Sample.Title}</h1><div class='article-summary'>AI가 고른 길, 내년 봄 열린다</div><p>입력 2024-03-02 10:00</p>{Body}").Document.Subtitle);

    [Fact]
    public void A_body_that_is_said_to_have_a_summary_is_the_body() =>
        Assert.Equal([Sample.First, Sample.Second], HtmlSample.WithBody($"<p>오늘의 한마디를 전하는 나래시의 작은 방송이 다시 문을 연다.</p>{Body.Replace("article-body", "article-body has-summary", StringComparison.Ordinal)}").Document.Paragraphs);

    [Fact]
    public void A_boards_form_and_its_list_are_no_comments()
    {
        var document = HtmlSample.WithBody($"{Body}<div class='v_cmt'><b>댓글 (1)</b><dl><dt>산바람 <span>2024-03-03 12:00</span></dt><dd>언제부터 걷나요</dd></dl><form>이름 <input> 비밀번호 <input><textarea></textarea></form></div><table><tr><th>번호</th><th>제목</th><th>글쓴이</th></tr><tr><td>3</td><td>강둑에 버드나무 심는다</td><td>들국화</td></tr></table>").Document;

        Assert.Equal(("산바람", "언제부터 걷나요"), (Assert.Single(document.Comments).Name, document.Comments[0].Text));
    }

    [Fact]
    public void A_boards_list_ends_its_comments_though_no_element_holds_them()
    {
        var document = HtmlSample.WithBody($"{Body}<b>댓글 1</b><p>산바람 2024-03-03 12:00</p><p>언제부터 걷나요</p><table><tr><th>번호</th><th>제목</th><th>날짜</th></tr><tr><td>3</td><td>강둑에 버드나무 심는다</td><td>03-02</td></tr></table>").Document;

        Assert.Equal("언제부터 걷나요", Assert.Single(document.Comments).Text);
    }

    [Fact]
    public void Two_columns_of_a_board_are_no_list_of_its_own() =>
        Assert.Equal([Sample.First, "번호 제목", Sample.Second], HtmlSample.WithBody($"<div class='article-body'><p>{Sample.First}</p><p>번호 제목</p><p>{Sample.Second}</p></div>").Document.Paragraphs);

    [Fact]
    public void Who_drew_a_chart_is_its_caption() =>
        Assert.Equal(["그래픽=누리일보 디자인팀"], HtmlSample.WithBody($"<div class='article-body'><figure><img src='a.png'><figcaption>그래픽=누리일보 디자인팀</figcaption></figure><p>{Sample.First}</p><p>{Sample.Second}</p></div>").Document.Captions);

    [Fact]
    public void A_link_between_photo_and_body_is_none_of_the_body() =>
        Assert.Equal([Sample.First, Sample.Second], HtmlSample.WithBody($"<figure><img src='a.jpg'><figcaption>숲길 들머리</figcaption></figure><a href='#'>큰 그림 받아 가기</a><section itemprop='articleBody'><p>{Sample.First}</p><p>{Sample.Second}</p></section>").Document.Paragraphs);

    [Fact]
    public void A_list_of_appointments_and_one_of_the_dead_are_bodies()
    {
        string[] appointed = ["◇누리공단", "▷1급 ▲기획실장 홍가람 ▲감사실장 김누리", "◇누리보험", "▲상품담당 상무 홍나래 ▲혁신실장 김가람 ▲보호팀장 홍누리"];
        string[] dead = ["▲ 김순례씨 별세, 홍형태(누리은행 지점장)씨 모친상=2일, 누리장례식장 2호. 000-3311", $"▲ 홍춘길씨 별세, {string.Join("·", Enumerable.Repeat("홍누리(누리시청 주무관)", 8))}씨 부친상=2일, 누리병원 1호. 000-4442", "▲ 김옥자씨 별세, 홍재필(누리일보 부국장)씨 빙모상=3일, 누리의료원 5호. 000-7100"];

        foreach (var lines in new[] { appointed, dead })
        {
            var document = HtmlSample.Read("", $"<h2>[사람들] 3월 2일</h2><p>입력 : 2024. 03.02. 18:55</p><div class='read_body'>{string.Join("<br>", lines)}</div><p class='copyright'>누리일보 www.nuri.example</p><h3>독자의견 (0)</h3><p>등록된 의견이 없습니다.</p>").Document;

            Assert.Equal(lines, document.Paragraphs);
            Assert.Empty(document.Captions);
        }
    }

    [Fact]
    public void A_verdict_in_stars_ends_the_last_paragraph_and_a_credit_below_is_no_caption()
    {
        var document = HtmlSample.WithBody($"<div class='article-body'>{Sample.First}<br><br>{Sample.Second}<br><br>그래도 걷고 나면 다리가 가볍다. 전체 관람가. ★★★☆<br><br>홍가람 기자 hong@paper.example<br>사진제공=누리시</div>").Document;

        Assert.Equal("그래도 걷고 나면 다리가 가볍다. 전체 관람가. ★★★☆", document.Paragraphs[^1]);
        Assert.Empty(document.Captions);
    }

    [Theory]
    [InlineData("<ul><li><a href='/a'>세계는 지금 어디로</a></li><li><a href='/b'>제대로 걷겠습니다</a></li></ul>")]
    [InlineData("<div class='mini_layer layer_mark'><div>이 기사를 책갈피에 넣었습니다.</div><a href='#'>내 책갈피 보기</a></div>")]
    public void Links_and_layers_between_headline_and_body_are_no_subtitle(string between) =>
        Assert.Null(HtmlSample.WithBody($"{between}<div class='article_body'><p>{Sample.First}</p><p>{Sample.Second}</p></div>").Document.Subtitle);

    [Fact]
    public void A_portal_s_summary_in_bold_ends_before_the_dateline()
    {
        var document = HtmlSample.WithBody($"<div id='articleBodyContents'><strong class='media_end_summary'>걸어서 학교까지 20분<br>내년 봄에 끝나</strong>[누리일보 홍가람 기자] {Sample.First}<br><br>{Sample.Second}</div>").Document;

        Assert.Contains(Sample.First, document.Paragraphs);
        Assert.Equal("홍가람", Assert.Single(document.Reporters).Name);
    }
}
