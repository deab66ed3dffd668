using System.Text;

namespace Cms.Import.Tests;

/// <summary>Invented articles as HTML, marked up as Korean newspapers, broadcasters and portals mark theirs up.</summary>
public sealed class HtmlPageTests
{
    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <summary>The old pages are served in CP949, the one of a form in UTF-16.</summary>
    static ParseResult<NewsPage> Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Seed.Folder("Pages"), $"{name}.html"));
        return NewsPageReader.Read(name switch
        {
            "tables" or "board-rows" => Cp949.GetBytes(text),
            "web-form" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        });
    }

    static DateTimeOffset Korean(int year, int month, int day, int hour, int minute, int second = 0) => new(year, month, day, hour, minute, second, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("board-rows", "군 새내기 간호사 12명, 섬마을로 첫 출근", "title-above-byline", "byline-line", "섬마을신문", null, "cp949")]
    [InlineData("broadcaster", "코스피, 외국인 순매수에 2600선 회복", "meta-title", "html-open-graph", "누리TV", null, "utf-8")]
    [InlineData("json-ld-broken", "시장 \"안 된다\" 했던 야시장, 주민이 열었다", "json-ld", "html-json-ld", "가온일보", null, "utf-8")]
    [InlineData("json-ld-graph", "전기차 충전기 고장 신고, 석 달 만에 \"두 배\"로", "json-ld", "html-json-ld", "하늘경제", "자동차", "utf-8")]
    [InlineData("marked-list", "[인사] 누리과학기술원", "open-graph", "html-open-graph", "과학누리", null, "utf-8")]
    [InlineData("microdata", "미 중부 대평원 가뭄에 밀 선물 가격 사흘째 올라", "microdata", "html-microdata", null, null, "utf-8")]
    [InlineData("portal-breaks", "지하철 9호선 증편 두 달, 혼잡도 20%p 낮아졌다", "open-graph", "html-open-graph", "새벽일보", "사회", "utf-8")]
    [InlineData("portal-sections", "강원 산지에 첫서리…내일 아침 더 춥다", "open-graph", "html-open-graph", "누리방송", null, "utf-8")]
    [InlineData("regional-cms", "단양 옛 철길에 들꽃 산책로 7㎞", "open-graph", "html-open-graph", "소백누리신문", "사회", "utf-8")]
    [InlineData("script-shell", "\"버스 기사도 승객도 웃었다\" 저상버스 100대 도입 효과", "json-ld", "html-json-ld", "새누리신문", null, "utf-8")]
    [InlineData("tables", "부산항 신항, 야간 하역 자동화 시험", "title-repeated-before-site", "byline-and-time-line", "미래바다신문", null, "cp949")]
    [InlineData("web-form", "무등산 옛길 복원 10년… 탐방객 두 배로", "twitter-card", "html-open-graph", "하늘바다뉴스", null, "utf-16le")]
    public void Headline_newspaper_category_and_layout_are_read(string name, string title, string rule, string layout, string? outlet, string? category, string encoding)
    {
        var result = Read(name);

        Assert.Null(result.Error);
        Assert.Equal(title, result.Document.Title);
        Assert.Equal(rule, result.Fields["title"].Rule);
        Assert.Equal(layout, result.Layout);
        Assert.Equal(outlet, result.Document.Outlet);
        Assert.Equal(category, result.Document.Category);
        Assert.Equal(encoding, result.Encoding);
    }

    [Theory]
    [InlineData("board-rows", "한바람", "byline-head")]
    [InlineData("broadcaster", "송다온 daon@nuritv.example", "byline-head")]
    [InlineData("json-ld-broken", "강다온 daon@gaon.example", "json-ld")]
    [InlineData("json-ld-graph", "박슬기 seulgi@sky.example; 오누리", "json-ld")]
    [InlineData("marked-list", "", null)]
    [InlineData("microdata", "문가을", "microdata")]
    [InlineData("portal-breaks", "윤하늘 haneul@saebyeok.example", "byline-head")]
    [InlineData("portal-sections", "노을빛 noeul@nuritv.example", "byline-head")]
    [InlineData("regional-cms", "최가온 gaon@sobaek.example", "meta-author")]
    [InlineData("script-shell", "조아라 ara@saenuri.example", "json-ld")]
    [InlineData("tables", "이한별", "byline-head")]
    [InlineData("web-form", "김한빛 hanbit@skysea.example", "byline-head")]
    public void Authors_are_read(string name, string expected, string? rule)
    {
        var result = Read(name);

        Assert.Equal(expected, Sample.Reporters(result));
        Assert.Equal(rule, result.Fields.GetValueOrDefault("reporters")?.Rule);
    }

    public static TheoryData<string, DateTimeOffset, string, DateTimeOffset?> Times => new()
    {
        { "board-rows", Korean(2012, 5, 21, 9, 12), "time-labelled", null },
        { "broadcaster", Korean(2024, 1, 15, 15, 48, 30), "time-element", null },
        { "json-ld-broken", Korean(2019, 7, 8, 6, 30), "json-ld", null },
        { "json-ld-graph", Korean(2026, 2, 20, 9, 39), "json-ld", Korean(2026, 2, 20, 11, 5) },
        { "marked-list", Korean(2022, 1, 2, 0, 0), "meta-time", null },
        { "microdata", Korean(2018, 6, 21, 5, 1), "microdata", Korean(2018, 6, 21, 10, 59) },
        { "portal-breaks", Korean(2020, 7, 13, 17, 4, 11), "meta-time", Korean(2020, 7, 13, 18, 10) },
        { "portal-sections", Korean(2021, 10, 17, 7, 31, 12), "meta-time", Korean(2021, 10, 17, 8, 10) },
        { "regional-cms", Korean(2023, 5, 11, 16, 20), "meta-time", Korean(2023, 5, 11, 18, 2) },
        { "script-shell", new(2019, 2, 11, 16, 11, 0, TimeSpan.Zero), "json-ld", null },
        { "tables", Korean(2004, 9, 18, 8, 37), "time-labelled", null },
        { "web-form", Korean(2025, 12, 4, 16, 41, 7), "time-labelled", null },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Publication_and_change_are_read(string name, DateTimeOffset published, string rule, DateTimeOffset? updated)
    {
        var result = Read(name);

        Assert.Equal(published, result.Document.PublishedAt);
        Assert.Equal(rule, result.Fields["publishedAt"].Rule);
        Assert.Equal(updated, result.Document.UpdatedAt);
    }

    public static TheoryData<string, string, int[], string[]> Bodies => new()
    {
        { "board-rows", "body-element", [12, 14], ["올해 뽑힌 새내기 간호사 열두 명이 섬마을 보건소로 첫 출근을 했다.", "이들은 두 해 동안 어르신 2300명의 건강을 돌본다. <관련 사진 3장>"] },
        { "broadcaster", "body-marked", [16, 17], ["코스피가 외국인의 순매수에 힘입어 2600선을 되찾았습니다.", "환율은 달러당 1,312원에 장을 마쳤습니다."] },
        { "json-ld-broken", "body-element", [24, 26], ["“사람이 이렇게 많이 올 줄 몰랐습니다.” 7일 밤 가온시장 골목에서 만난 상인이 말했다.", "야시장은 주민 스무 명이 돈을 모아 열었다. 시장은 지난봄 예산이 없다며 반대했다."] },
        { "json-ld-graph", "body-prose", [34, 36], ["전기차 충전기가 고장 났다는 신고가 석 달 만에 두 배로 늘었다. 협회는 20일 이같이 집계했다.", "협회 관계자는 “부품이 모자라 수리에 열흘이 걸린다”고 말했다."] },
        { "marked-list", "body-marked", [6], ["◇ 본부장급", "△기획본부장 한가람 △연구본부장 서나래 △행정본부장 윤슬기", "◇ 실장급", "△홍보실장 정마루 △감사실장 고운비"] },
        { "microdata", "body-prose", [6, 7], ["미국 중부의 대평원에 석 달째 비가 내리지 않아 밀 선물 가격이 사흘째 올랐다.", "농무부는 다음 주에 작황을 발표할 예정이다."] },
        { "portal-breaks", "body-element", [14], ["서울지하철 9호선의 열차를 늘린 지 두 달 만에 혼잡도가 크게 낮아졌다.", "가장 붐비는 노량진역은 185%에서 163%로 떨어졌다고 시가 13일 밝혔다.", "남은 과제는 여의도역과 당산역 사이다."] },
        { "portal-sections", "body-element", [25, 26], ["강원 산지에 올가을 첫서리가 내렸습니다. 대관령의 아침 기온은 영하 1도까지 떨어졌습니다.", "기상청은 내일 아침이 더 춥겠다고 내다봤습니다."] },
        { "regional-cms", "body-marked", [35, 40], ["단양군이 20년 넘게 비어 있던 옛 철길을 들꽃 산책로로 바꾼다. 군은 11일 “올가을까지 여섯 구간을 잇겠다”고 밝혔다.", "사업비는 모두 32억원이다. 쉼터는 네 곳에 둔다."] },
        { "script-shell", "json-ld", [3], ["저상버스 100대를 들인 뒤 휠체어 승객이 세 배로 늘었다.", "시는 올해 50대를 더 들여오기로 했다고 11일 밝혔다."] },
        { "tables", "body-prose", [9, 12, 13, 14], ["부산항 신항에서 밤에도 사람 없이 컨테이너를 내리는 시험이 시작됐다. 똠방 크레인 두 대가 쓰인다고 항만공사는 설명했다.", "시험은 석 달 동안 이어진다. 공사는 “안전 요원 네 명을 둔다”고 밝혔다.", "구분 | 주간 | 야간", "처리량 | 120개 | 80개", "결과는 내년 1월에 나온다고 공사 관계자는 설명했다."] },
        { "web-form", "body-element", [13, 14], ["무등산 옛길이 되살아난 지 열 해가 됐다. 그동안 탐방객은 두 배로 늘었다고 시는 집계했다.", "시민 한 사람은 “아이와 함께 다시 걷는다”고 했다."] },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_body_has_its_paragraphs_and_nothing_else(string name, string rule, int[] lines, string[] paragraphs)
    {
        var result = Read(name);

        Assert.Equal(paragraphs, result.Document.Paragraphs);
        Assert.Equal(rule, result.Fields["paragraphs"].Rule);
        Assert.Equal(lines, result.Fields["paragraphs"].Lines);
    }

    [Theory]
    [InlineData("portal-breaks", "출근길의 9호선 승강장. /새벽일보")]
    [InlineData("portal-sections", "서리가 내린 대관령의 배추밭 [시청자 제공]")]
    [InlineData("regional-cms", "단양역 옛 철길을 주민들이 걷고 있다. 단양군 제공")]
    [InlineData("tables", "시험 중인 크레인의 모습")]
    [InlineData("web-form", "무등산 옛길 들머리")]
    public void Captions_stand_apart_from_the_body(string name, string caption) => Assert.Equal([caption], Read(name).Document.Captions);

    [Fact]
    public void Comments_have_names_times_and_replies()
    {
        var result = Read("regional-cms");
        var comment = result.Document.Comments.Single();

        Assert.Equal(("산바라기", "주말에 걸어 보고 싶네요.", Korean(2023, 5, 11, 19, 1)), (comment.Name, comment.Text, comment.PostedAt));
        Assert.Equal(("들꽃지기", "가을이 좋습니다."), (comment.Replies.Single().Name, comment.Replies.Single().Text));
        Assert.Equal([49, 50], result.Fields["comments"].Lines);
    }

    [Fact]
    public void Tags_subtitles_and_the_menu_are_read()
    {
        var document = Read("regional-cms").Document;

        Assert.Equal(["단양군", "산책로", "철길"], document.Tags);
        Assert.Equal("군, 올가을까지 여섯 구간 정비\n쉼터 네 곳도 마련", document.Subtitle);
        Assert.Equal(["정치", "경제", "사회", "문화", "교육", "오피니언"], document.Categories);
        Assert.Equal(["무등산", "옛길 복원", "탐방객"], Read("web-form").Document.Tags);
        Assert.Equal(["해양", "수산", "항만", "경제", "오피니언"], Read("tables").Document.Categories);
        Assert.All(["json-ld-graph", "broadcaster", "board-rows"], name => Assert.Null(Read(name).Document.Subtitle));
    }

    [Fact]
    public void A_headline_tells_where_it_is_declared_and_where_it_is_seen() => Assert.Equal([5, 9, 27], Read("regional-cms").Fields["title"].Lines);

    [Fact]
    public void A_front_page_is_refused_as_a_list() => Assert.Equal(NoticeCodes.PageIsList, Read("front").Error?.Code);

    [Fact]
    public void Html_pasted_as_text_is_read_like_html_in_bytes()
    {
        var text = File.ReadAllText(Path.Combine(Seed.Folder("Pages"), "regional-cms.html"));

        Assert.Equal(Read("regional-cms").Document.Paragraphs, NewsPageReader.Read(text).Document.Paragraphs);
        Assert.Equal(Read("regional-cms").Fields["paragraphs"].Lines, NewsPageReader.Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Fields["paragraphs"].Lines);
    }
}
