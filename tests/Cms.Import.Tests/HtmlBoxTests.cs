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
    public void An_address_that_only_a_link_holds_is_the_reporters(string box) =>
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(HtmlSample.WithBody($"<p>홍가람 기자</p>{Body}{box}<p>ⓒ 누리일보, 무단 전재 및 재배포 금지</p>")));

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
}
