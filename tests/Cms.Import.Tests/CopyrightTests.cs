namespace Cms.Import.Tests;

public sealed class CopyrightTests
{
    [Theory]
    [InlineData("[저작권자ⓒ 가온일보. 무단전재-재배포 금지]", "가온일보")]
    [InlineData("<저작권자 © 가온일보, 무단 전재 및 재배포 금지>", "가온일보")]
    [InlineData("<저작권자(c) 가온통신, 무단 전재-재배포, AI 학습 및 활용 금지>", "가온통신")]
    [InlineData("저작권자 © 가온일보 무단전재 및 재배포 금지", "가온일보")]
    [InlineData("ⓒ 가온일보, 무단전재 및 재배포 금지", "가온일보")]
    [InlineData("[ⓒ 가온경제 & gaon.example, 무단전재 및 재배포 금지]", "가온경제")]
    [InlineData("Copyright ⓒ 가온일보. All rights reserved. 무단 전재 및 재배포 금지.", "가온일보")]
    [InlineData("Copyright ⓒ 가온신문 All rights reserved. 무단 전재-재배포, AI 학습 및 활용 금지", "가온신문")]
    [InlineData("Copyrights ⓒ 가온경제. 무단전재 및 재배포 금지", "가온경제")]
    [InlineData("COPYRIGHT (c) 2024 가온일보. ALL RIGHTS RESERVED.", "가온일보")]
    [InlineData("< Copyright ⓒ 가온TV. 무단전재 및 재배포 금지 >", "가온TV")]
    [InlineData("<ⓒ내일을 여는 눈, 하늘경제(www.sky.example) 무단전재 배포금지>", "하늘경제")]
    [InlineData("ⓒ '다섯 나라 말로 읽는 신문' 가온경제. 무단전재·재배포 금지", "가온경제")]
    [InlineData("<저작권자 © ‘물가가 보이는 뉴스’ 가온누리, 무단전재 및 재배포 금지>", "가온누리")]
    [InlineData("저작권자 © 가온여행 - 여행·축제 뉴스 무단전재 및 재배포 금지", "가온여행")]
    [InlineData("Copyright by 가온TV All Rights Reserved.", "가온TV")]
    [InlineData("가온TV의 모든 콘텐트는 저작권법의 보호를 받은바, 무단 전재, 복사, 배포 등을 금합니다.", null)]
    [InlineData("가온일보(www.gaon.example), 무단전재 및 수집, 재배포 금지", "가온일보")]
    [InlineData("무단전재 및 재배포 금지", null)]
    [InlineData("ⓒ 가온일보", null)]
    public void A_copyright_line_is_kept_as_printed_and_names_the_newspaper(string line, string? outlet)
    {
        var result = Sample.WithTail(line);

        Assert.Equal(line, result.Document.Copyright);
        Assert.Equal([8], result.Fields["copyright"].Lines);
        Assert.Equal(outlet, result.Document.Outlet);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void It_may_end_the_last_paragraph()
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second} <저작권자 © 가온일보, 무단 전재 및 재배포 금지>\n\n다음 글의 첫 문장이 여기에 있다고 한다.\n");

        Assert.Equal("<저작권자 © 가온일보, 무단 전재 및 재배포 금지>", result.Document.Copyright);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void An_article_about_copyright_is_prose()
    {
        var result = Sample.WithLead("정부는 기사의 무단전재를 막는 저작권법 개정안을 마련했다. ");

        Assert.Null(result.Document.Copyright);
        Assert.Equal(2, result.Document.Paragraphs.Count);
    }

    [Theory]
    [InlineData("세상을 고루 보는 눈, 가온일보 Copyright © Gaonilbo", 8)]
    [InlineData("- ⓒ가온일보(www.gaon.example).\n무단전재&재배포 금지 -", 8)]
    [InlineData("Copyright © Gaonilbo. All rights reserved.\n제호 : 가온일보 | 등록번호 : 서울아00000", 9)]
    public void A_name_in_hangul_beside_the_copyright_is_the_newspapers(string tail, int line)
    {
        var result = Sample.WithTail(tail);

        Assert.Equal("가온일보", result.Document.Outlet);
        Assert.Equal([line], result.Fields["outlet"].Lines);
        Assert.NotNull(result.Document.Copyright);
        Assert.Empty(result.Document.Captions);
    }

    [Fact]
    public void A_newspaper_that_is_called_in_latin_letters_keeps_its_name() =>
        Assert.Equal("YTN", Sample.Read($"가온일보\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\nCopyright ⓒ YTN. 무단전재 및 재배포 금지\n").Document.Outlet);

    [Fact]
    public void What_the_site_says_of_itself_may_stand_in_its_brackets() =>
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail("홍가람 garam@nuri.example\n[산과 들의 소식을 전합니다. 누리들│무단 전재 및 재배포 금지]").Document.Paragraphs);
}
