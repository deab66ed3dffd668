namespace Cms.Import.Tests;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2025-12-05 10:55:18", "2025-12-05T10:55:18+09:00")]
    [InlineData("승인 2022.08.16 21:08", "2022-08-16T21:08:00+09:00")]
    [InlineData("입력 2020.07.13. 오후 5:04", "2020-07-13T17:04:00+09:00")]
    [InlineData("입력 2020.07.13. 오전 12:04", "2020-07-13T00:04:00+09:00")]
    [InlineData("입력 : 2014/09/18 [08:37]", "2014-09-18T08:37:00+09:00")]
    [InlineData("2026. 02. 20(금) 09:39", "2026-02-20T09:39:00+09:00")]
    [InlineData("등록 2016.04.01 (금) 18:20", "2016-04-01T18:20:00+09:00")]
    [InlineData("2025년 12월 5일 오전 9시", "2025-12-05T09:00:00+09:00")]
    [InlineData("2018년 08월 07일 16시 31분", "2018-08-07T16:31:00+09:00")]
    [InlineData("2018년 8월 7일 오후 4시 31분 20초", "2018-08-07T16:31:20+09:00")]
    [InlineData("송고시간 2024-11-03 09:12", "2024-11-03T09:12:00+09:00")]
    [InlineData("11월 3, 2024 At 9:12 오전", "2024-11-03T09:12:00+09:00")]
    [InlineData("웹출고시간2024.11.03 09:12", "2024-11-03T09:12:00+09:00")]
    [InlineData("Write: 2024-11-03 09:12:00Update: 0000-00-00 00:00:00", "2024-11-03T09:12:00+09:00")]
    [InlineData("기사입력2020.07.13. 오후 5:04", "2020-07-13T17:04:00+09:00")]
    [InlineData("2024.03.02 10:00 입력", "2024-03-02T10:00:00+09:00")]
    [InlineData("등록일 : 2024-03-02 10:00", "2024-03-02T10:00:00+09:00")]
    [InlineData("작성 2024-03-02 PM 03:04:05", "2024-03-02T15:04:05+09:00")]
    [InlineData("입력 2024-03-02 3:04 PM", "2024-03-02T15:04:00+09:00")]
    [InlineData("Fri, 05 Dec 2025 10:55:18 +0900", "2025-12-05T10:55:18+09:00")]
    [InlineData("Fri, 05 Dec 2025 01:55:18 GMT", "2025-12-05T01:55:18+00:00")]
    [InlineData("2025-12-05T10:55:18+09:00", "2025-12-05T10:55:18+09:00")]
    [InlineData("2025-12-05T01:55:18.123Z", "2025-12-05T01:55:18+00:00")]
    [InlineData("입력 ２０２５.１２.０５ １０：５５", "2025-12-05T10:55:00+09:00")]
    [InlineData("• 승인 2012.04.12 12:00", "2012-04-12T12:00:00+09:00")]
    [InlineData("승인\n2022.08.16 21:08", "2022-08-16T21:08:00+09:00")]
    [InlineData("입력 :\n2022.08.16 21:08", "2022-08-16T21:08:00+09:00")]
    [InlineData("입력 25.12.05 10:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("입력 2007-09-11 03:012007년 9월 11일 03시 01분", "2007-09-11T03:01:00+09:00")]
    [InlineData("입력 | 1998-01-06 07:50:00", "1998-01-06T07:50:00+09:00")]
    [InlineData("기사등록 : 2022-01-01 09:05", "2022-01-01T09:05:00+09:00")]
    [InlineData("입력 2022.06.16 (19:35)", "2022-06-16T19:35:00+09:00")]
    [InlineData("온라인 기사 ( 2025.01.01 18:02 )", "2025-01-01T18:02:00+09:00")]
    [InlineData("• 카드 발행 일시 2023.08.31 07:00", "2023-08-31T07:00:00+09:00")]
    [InlineData("2024-08-20 18:10 460 0", "2024-08-20T18:10:00+09:00")]
    [InlineData("2024년 01월 30일 · 읽는 시간 3분", "2024-01-30T00:00:00+09:00")]
    [InlineData("사이공나루 2021/12/20 교민소식, 헤드라인", "2021-12-20T00:00:00+09:00")]
    [InlineData("섬연안통신부2025.09.30", "2025-09-30T00:00:00+09:00")]
    [InlineData("Dec 5, 2025 10:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("Posted on\n5 December 2025", "2025-12-05T00:00:00+09:00")]
    [InlineData("5 Dec. 2025 10:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("December 5, 2025 10:55 AM", "2025-12-05T10:55:00+09:00")]
    [InlineData("데일리누리 | 2025-12-05 10:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("입력 20251205 10:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("입력 20251205105518", "2025-12-05T10:55:18+09:00")]
    [InlineData("입력 : 202512051055", "2025-12-05T10:55:00+09:00")]
    [InlineData("입력 2025120510:55", "2025-12-05T10:55:00+09:00")]
    [InlineData("승인 20251205(금) 오후 2:05", "2025-12-05T14:05:00+09:00")]
    [InlineData("20251205 10:55:18", "2025-12-05T10:55:18+09:00")]
    [InlineData("등록일 20251205", "2025-12-05T00:00:00+09:00")]
    public void A_head_tells_when_it_was_published(string head, string expected)
    {
        var result = Sample.WithHead(head);

        Assert.Equal(DateTimeOffset.Parse(expected, null), result.Document.PublishedAt);
        Assert.Equal(DateTimeOffset.Parse(expected, null).Offset, result.Document.PublishedAt!.Value.Offset);
        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Theory]
    [InlineData("입력 2024.03.02 10:00 수정 2024.03.03 11:30")]
    [InlineData("입력 2024.03.02 10:00 | 최종수정 2024.03.03 11:30")]
    [InlineData("등록 : 2024-03-02 10:00\n수정 : 2024-03-03 11:30")]
    [InlineData("2024.03.02 10:00 입력 2024.03.03 11:30 수정")]
    [InlineData("2024.03.02 10:00 수정 2024.03.03 11:30")]
    [InlineData("승인 2024.03.02 10:00\n업데이트 2024.03.03 11:30")]
    [InlineData("입력\n2024.03.02 10:00\n수정\n2024.03.03 11:30")]
    [InlineData("최종수정 2024.03.03 11:30\n기사입력 2024.03.02 10:00")]
    public void A_change_is_told_apart_from_the_publication(string head)
    {
        var result = Sample.WithHead(head);

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal(new DateTimeOffset(2024, 3, 3, 11, 30, 0, TimeSpan.FromHours(9)), result.Document.UpdatedAt);
    }

    [Fact]
    public void A_date_alone_is_midnight_in_korea_and_a_warning()
    {
        var result = Sample.WithHead("입력 2024.03.02");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 0, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.TimeOfDayMissing, Line: 2 });
    }

    [Fact]
    public void No_time_is_null_and_a_warning()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Null(result.Document.PublishedAt);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.TimeMissing);
        Assert.DoesNotContain("publishedAt", result.Fields.Keys);
    }

    [Fact]
    public void A_time_at_the_very_end_counts()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}\n\n승인 2024.03.02 10:00\n");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
    }

    [Fact]
    public void Times_in_prose_and_in_lists_of_other_articles_are_not_the_articles()
    {
        var result = Sample.Read($"{Sample.Title}\n\n행사는 2024년 3월 2일 오전 10시에 시작해 이튿날 끝난다고 시는 설명했다.\n\n{Sample.Second}\n\n관련기사\n다른 이야기\n2024-01-01 09:00\n많이 본 뉴스\n또 다른 이야기\n2024-01-02 09:00\n");

        Assert.Null(result.Document.PublishedAt);
    }

    [Fact]
    public void The_imprint_tells_when_the_paper_was_registered_not_the_article()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}\n\n저작권자 © 가온일보 무단전재 및 재배포 금지\n제호 : 가온일보 | 등록번호 : 서울 아 00000 | 등록일 : 2011-03-02 | 발행인 : 김누리\n");

        Assert.Null(result.Document.PublishedAt);
    }

    [Theory]
    [InlineData("1997년 11월 22일자 가온일보 1면")]
    [InlineData("기사최종편집일 2024-11-15 11:53")]
    [InlineData("06.18 (화)")]
    public void Days_of_printed_issues_and_of_the_site_are_not_the_articles(string head)
    {
        var result = Sample.WithHead(head);

        Assert.Null(result.Document.PublishedAt);
        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Fact]
    public void A_day_that_no_calendar_has_is_a_warning()
    {
        var result = Sample.WithHead("입력 2024-02-45 10:00");

        Assert.Null(result.Document.PublishedAt);
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.TimeInvalid, Line: 2 });
    }

    [Fact]
    public void Two_times_that_disagree_are_a_warning()
    {
        var result = Sample.WithHead("입력 2024-03-02 10:00\n승인 2024-03-02 12:00");

        Assert.Equal(10, result.Document.PublishedAt?.Hour);
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.TimeAmbiguous, Line: 3 });
    }

    /// <summary>Agencies print behind their copyright when they sent the article; an imprint has other days.</summary>
    [Theory]
    [InlineData("<저작권자(c) 가온통신, 무단 전재-재배포 금지> 2025/12/05 10:55 송고", "2025-12-05T10:55:00+09:00")]
    [InlineData("제보는 카카오톡 gaon <저작권자(c) 가온통신, 무단 전재-재배포, AI 학습 및 활용 금지> 2025년12월05일 10시55분 송고", "2025-12-05T10:55:00+09:00")]
    [InlineData("Copyright ⓒ 가온통신. All rights reserved. 등록일 2010.05.06", null)]
    public void A_time_behind_the_copyright_is_when_it_was_sent(string tail, string? expected)
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n\n{Sample.First}\n\n{Sample.Second}\n\n{tail}\n");

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), result.Document.PublishedAt);
    }

    [Theory]
    [InlineData("20251205")]
    [InlineData("입력 20251345 10:55")]
    [InlineData("입력 202502301055")]
    [InlineData("입력 20251205256199")]
    [InlineData("문서번호 2025-20251205")]
    [InlineData("https://paper.example/view?id=202512051055")]
    [InlineData("입력 2025120510551")]
    public void Digits_that_run_together_are_a_time_only_behind_a_label_or_with_a_clock_and_in_the_calendar(string line) =>
        Assert.Null(Sample.WithHead(line).Document.PublishedAt);

    [Theory]
    [InlineData("숲길 여섯 곳 하나로 새로 잇는다 2024-03-02 10:00", null, "")]
    [InlineData("숲길 여섯 곳 하나로 새로 잇는다 홍가람 기자 2024.03.02 10:00", null, "홍가람")]
    [InlineData("숲길 여섯 곳 하나로 새로 잇는다 홍가람 기자 입력 2024.03.02 10:00 댓글 0", null, "홍가람")]
    [InlineData("숲길 여섯 곳 하나로 새로 잇는다 등록일 2024.03.02 10:00 조회수 1,204", null, "")]
    [InlineData("숲길 여섯 곳 하나로 새로 잇는다\n학교까지 내년 봄 걸어서 간다 2024.03.02 10:00", "학교까지 내년 봄 걸어서 간다", "")]
    public void A_time_that_ran_together_with_the_headline_or_the_subtitle_is_cut_off(string head, string? subtitle, string reporters)
    {
        var result = Sample.Read($"{head}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("숲길 여섯 곳 하나로 새로 잇는다", result.Document.Title);
        Assert.Equal(subtitle, result.Document.Subtitle);
        Assert.Equal(reporters, Sample.Reporters(result));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
    }

    [Theory]
    [InlineData("2024년 3월 2일 오전 10시, 그날 우리는 무엇을 했나")]
    [InlineData("“3월 2일 10시에 만나요” 마을 잔치 다시 열려")]
    public void A_headline_keeps_the_time_that_it_tells_of(string title)
    {
        var result = Sample.Read($"{title}\n홍가람 기자\n입력 2024-03-05 11:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(title, result.Document.Title);
        Assert.Equal(5, result.Document.PublishedAt?.Day);
    }

    [Fact]
    public void A_dash_may_stand_between_day_and_hour() =>
        Assert.Equal(new(2024, 11, 21, 14, 31, 7, TimeSpan.FromHours(9)), Sample.WithHead("Published : Nov. 21, 2024 - 14:31:07").Document.PublishedAt);
}
