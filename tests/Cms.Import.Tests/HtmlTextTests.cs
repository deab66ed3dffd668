using System.Diagnostics;

namespace Cms.Import.Tests;

/// <summary>What of the HTML is text, where its lines end, and what it costs.</summary>
public sealed class HtmlTextTests
{
    const string One = "마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.";
    const string Two = "시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.";

    [Theory]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.<p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.")]
    [InlineData("<div>마을을 둘러싼 숲길 여섯 곳이\n   하나로 이어진다.</div>\n<div>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</div>")]
    [InlineData("<div>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.<br/><br/>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</div>")]
    [InlineData("<p>마을을 둘러싼 <b>숲</b><span>길</span> 여섯&nbsp;곳이 하나로 이어진다.</p><!-- 광고라고 적었다. --><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><script>document.write('<p>글이라고 적었다.</p>')</script><style>p{}</style><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><p hidden>숨은 글이라고 적어 두었다.</p><div style='color:red;DISPLAY : none'><p>숨은 글이라고 적어 두었다.</p></div><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><template><p>틀에 든 글이라고 적어 두었다.</p></template><noscript><p>스크립트를 켜라고 적어 두었다.</p></noscript><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><svg><title>그림이라고 적어 두었다.</title></svg><button>누르라고 적어 두었다고 한다.</button><textarea>글을 쓰라고 적어 두었다.</textarea><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<i><p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</i></p></b></div><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</span>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><aside><p>다른 기사에서는 길이 넓어졌다고 밝혔다.</p></aside><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><p><a href='/2'>옆 마을 숲길도 다음 달 이어진다고 시가 밝혔다.</a></p><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p>")]
    [InlineData("<pre>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.\n\n시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</pre>")]
    [InlineData("<ul><li>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.<li>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</ul>")]
    [InlineData("<P>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</P><FIGURE><IMG SRC=a><FIGCAPTION>주민들이 길을 걷고 있다고 한다.</FIGCAPTION></FIGURE><P>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</P>")]
    [InlineData("<p>마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다.</p><p>시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.</p><footer><p>모든 기사는 저작권의 보호를 받습니다.</p></footer>")]
    public void The_same_two_paragraphs_come_out_of_any_markup(string body) => Assert.Equal([One, Two], HtmlSample.WithBody(body).Document.Paragraphs);

    [Fact]
    public void Entities_are_decoded_once()
    {
        var result = HtmlSample.WithBody("<p>값을 &lt;b&gt;로 적으면 굵어진다고 그는 설명했다.</p><p>&amp;lt;는 &#39;작다&#x27;는 뜻의 부호라고 그는 덧붙였다.</p>");

        Assert.Equal(["값을 <b>로 적으면 굵어진다고 그는 설명했다.", "&lt;는 '작다'는 뜻의 부호라고 그는 덧붙였다."], result.Document.Paragraphs);
    }

    [Fact]
    public void Entities_of_pasted_text_are_decoded_too()
    {
        var result = Sample.WithLead("&quot;이어진다&quot;&nbsp;&#39;숲길&#39; &lt;가&gt; ");

        Assert.StartsWith("\"이어진다\" '숲길' <가> 마을을", result.Document.Paragraphs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><title>가</title>", true)]
    [InlineData("\uFEFF \n<?xml version='1.0'?>\n<!-- <p> -->\n<HTML>", true)]
    [InlineData("<div class=a><p>글</p></div>", true)]
    [InlineData("<p>글</p>", true)]
    [InlineData("<head\n>", true)]
    [InlineData("<p>마을 숲길\n홍가람 기자\n이어진다", false)]
    [InlineData("<b>마을 숲길</b>\n홍가람 기자\n이어진다", false)]
    [InlineData("<사진=누리일보> 마을 숲길", false)]
    [InlineData("<product> 마을 숲길 </product>", false)]
    [InlineData("마을 숲길 <html>", false)]
    [InlineData("<!-- 끝나지 않는 <html>", false)]
    public void Html_is_known_by_its_beginning(string text, bool isHtml) => Assert.Equal(isHtml, Html.HtmlSource.Is(text));

    [Fact]
    public void Text_with_a_tag_left_in_it_stays_text()
    {
        var result = Sample.WithHead("<b>홍가람 기자</b>");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<b><div></b>")]
    [InlineData("<table><tr><td>가")]
    [InlineData("<li class=comment>나<a href=b>")]
    [InlineData("<p>다<table>라")]
    [InlineData("<svg><title>")]
    [InlineData("<a ")]
    [InlineData("</p>")]
    [InlineData("<aside>마<nav>")]
    [InlineData("<title>바</title>")]
    [InlineData("<script type=ld+json>{\"a\":[\"")]
    public void Fifty_thousand_tags_are_read_in_seconds(string tag)
    {
        var clock = Stopwatch.StartNew();
        var result = HtmlSample.Read("", $"<h1>{Sample.Title}</h1><p>{One}</p><p>{Two}</p>{string.Concat(Enumerable.Repeat(tag, 50_000))}");

        Assert.NotEqual(NoticeCodes.ParserFailed, result.Error?.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Text_inside_very_deep_tags_is_read()
    {
        var result = HtmlSample.WithBody(string.Concat(Enumerable.Repeat("<div>", 300_000)) + $"<p>{One}</p><p>{Two}</p>");

        Assert.Equal([One, Two], result.Document.Paragraphs);
    }
}
