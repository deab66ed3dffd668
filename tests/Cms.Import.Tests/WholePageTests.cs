namespace Cms.Import.Tests;

/// <summary>Invented articles in the layouts that Korean newspapers really use.</summary>
public sealed class WholePageTests
{
    static ParseResult<NewsPage> Read(string name) => NewsPageReader.Read(File.ReadAllBytes(Path.Combine(Seed.Folder("Pages"), $"{name}.txt")));

    static DateTimeOffset Korean(int year, int month, int day, int hour, int minute, int second = 0) => new(year, month, day, hour, minute, second, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("agency-brackets", "\"첫눈에 발 묶인 출근길\" 수도권 곳곳 빙판", "dateline", "누리통신", null)]
    [InlineData("agency-dateline", "한강 하구 철새 도래지 생태탐방로 내년 개방", "byline-line", "가온통신", "경기")]
    [InlineData("ai-summary", "전기차 충전기 고장 신고 석 달 만에 두 배로", "byline-and-time-line", "하늘경제", "산업")]
    [InlineData("broadcaster", "강원 산지에 첫서리…내일 아침 더 춥다", "byline-at-end", "누리TV", "사회")]
    [InlineData("captions-first", "수원 화성 야간 개장 첫날 3만명 몰려…“성곽 따라 걷는 빛”", "byline-line", "경기누리신문", "문화")]
    [InlineData("column", "[기고] 마을 도서관이 남긴 것", "column", "누리신문", null)]
    [InlineData("correspondent", "미 중부 대평원 가뭄에 밀 선물 가격 사흘째 올라", "dateline", "가온일보", "국제일반")]
    [InlineData("interview", "[만나봅시다] 섬마을 약사 한바람 “배가 끊기면 내가 의사”", "byline-line", "섬뉴스", null)]
    [InlineData("old-bracket-time", "부산항 신항, 야간 하역 자동화 시험 시작", "byline-line", "미래바다신문", null)]
    [InlineData("personnel", "[인사] 누리과학기술원", "time-line", "과학누리", null)]
    [InlineData("portal-copy", "지하철 9호선 증편 두 달, 혼잡도 20%p 낮아졌다", "byline-line", "새벽일보", "사회")]
    [InlineData("press-release", "해운대구, 어르신 디지털 배움터 다섯 곳 연다", "time-line", null, null)]
    [InlineData("regional-two-line-label", "단양 남한강변에 자전거길 12㎞ 잇는다", "byline-line", "소백신문", "사회")]
    [InlineData("agency-archive", "(종합)동해안 해수욕장 8곳 일찍 문 연다", "dateline", "누리뉴스", null)]
    [InlineData("board", "군 새내기 간호사 12명, 섬마을로 첫 출근", "time-line", null, null)]
    [InlineData("citizen-reporter", "이웃집 밥상 나누기 10년, 마을이 식구가 됐다", "byline-line", "마을누리", null)]
    [InlineData("clock-and-menu", "무등산 옛길 복원 10년… 탐방객 두 배로", "byline-line", "하늘바다뉴스", "사회")]
    [InlineData("economy-tv", "코스피, 외국인 순매수에 2600선 회복", "byline-line", "누리경제TV", "마켓시황")]
    [InlineData("editorial", "[사설] 물값 올리기 전에 새는 물부터 잡아야", "time-line", "누리일보", null)]
    [InlineData("title-path", "\"버스 기사도 승객도 웃었다\" 저상버스 100대 도입 효과", "byline-at-end", "새누리신문", "사회일반")]
    [InlineData("time-at-end", "‘달빛 야시장’ 두 번째 여름, 상인들 “매출 절반 늘어”", "byline-at-end", "한울경제", null)]
    public void Headline_newspaper_and_category_are_read(string name, string title, string layout, string? outlet, string? category)
    {
        var result = Read(name);

        Assert.Null(result.Error);
        Assert.Equal(title, result.Document.Title);
        Assert.Equal(layout, result.Layout);
        Assert.Equal(outlet, result.Document.Outlet);
        Assert.Equal(category, result.Document.Category);
    }

    [Theory]
    [InlineData("agency-brackets", "강하람 haram@nuritongsin.example")]
    [InlineData("agency-dateline", "홍가람; 박새롬")]
    [InlineData("ai-summary", "박슬기")]
    [InlineData("broadcaster", "노을빛 noeul@nuritv.example")]
    [InlineData("captions-first", "서한결 hangyeol@ggnuri.example")]
    [InlineData("column", "문해솔")]
    [InlineData("correspondent", "문가을 gaeul@gaon.example")]
    [InlineData("interview", "유채원 chaewon@seomnews.example")]
    [InlineData("old-bracket-time", "이한별")]
    [InlineData("personnel", "")]
    [InlineData("portal-copy", "윤하늘 haneul@saebyeok.example")]
    [InlineData("press-release", "")]
    [InlineData("regional-two-line-label", "최가온")]
    [InlineData("time-at-end", "강다온 daon@hanul.example; 오누리 nuri@hanul.example")]
    [InlineData("agency-archive", "배가람 garam@nuri.example")]
    [InlineData("citizen-reporter", "나한별 hanbyeol@maeul.example")]
    [InlineData("clock-and-menu", "김한빛 hanbit@skysea.example")]
    [InlineData("economy-tv", "송다온 daon@nuritv.example")]
    [InlineData("editorial", "")]
    [InlineData("title-path", "조아라 ara@saenuri.example")]
    [InlineData("body-only", "김바다 bada@hannuri.example")]
    public void Authors_are_read(string name, string expected) => Assert.Equal(expected, Sample.Reporters(Read(name)));

    public static TheoryData<string, DateTimeOffset, DateTimeOffset?> Times => new()
    {
        { "agency-brackets", Korean(2017, 12, 18, 8, 2, 11), null },
        { "agency-dateline", Korean(2024, 11, 3, 9, 12), Korean(2024, 11, 3, 11, 40) },
        { "ai-summary", Korean(2026, 2, 20, 9, 39), null },
        { "broadcaster", Korean(2021, 10, 17, 7, 31), null },
        { "captions-first", Korean(2025, 5, 10, 8, 0), Korean(2025, 5, 10, 17, 22) },
        { "column", Korean(2021, 3, 22, 19, 25), Korean(2021, 3, 23, 9, 1) },
        { "correspondent", Korean(2018, 6, 21, 5, 1), Korean(2018, 6, 21, 10, 59) },
        { "interview", Korean(2016, 4, 1, 18, 20), Korean(2016, 4, 2, 7, 10) },
        { "old-bracket-time", Korean(2014, 9, 18, 8, 37), null },
        { "personnel", Korean(2022, 1, 2, 15, 0), null },
        { "portal-copy", Korean(2020, 7, 13, 17, 4), Korean(2020, 7, 13, 18, 10) },
        { "agency-archive", Korean(2010, 6, 15, 14, 5), null },
        { "board", Korean(2012, 5, 21, 9, 12), null },
        { "citizen-reporter", Korean(2023, 11, 20, 13, 15), null },
        { "clock-and-menu", Korean(2025, 12, 4, 16, 41, 7), null },
        { "economy-tv", Korean(2024, 1, 15, 15, 48), Korean(2024, 1, 15, 16, 2) },
        { "title-path", Korean(2019, 2, 11, 16, 11), Korean(2019, 2, 11, 19, 40) },
        { "press-release", Korean(2023, 5, 30, 14, 20, 5), null },
        { "regional-two-line-label", Korean(2022, 8, 16, 21, 8), null },
        { "time-at-end", Korean(2019, 7, 8, 6, 30), null },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Publication_and_change_are_read(string name, DateTimeOffset published, DateTimeOffset? updated)
    {
        var document = Read(name).Document;

        Assert.Equal(published, document.PublishedAt);
        Assert.Equal(updated, document.UpdatedAt);
    }

    [Theory]
    [InlineData("agency-brackets", 2, "밤새 내린 첫눈에", "녹을 전망이다.")]
    [InlineData("agency-dateline", 4, "경기 김포시는", "더 줄이겠다\"고 말했다.")]
    [InlineData("ai-summary", 2, "전기차 충전기가 고장", "문제”라고 설명했다.")]
    [InlineData("broadcaster", 4, "강원 산지에 올가을", "내다봤습니다.")]
    [InlineData("captions-first", 4, "수원 화성의 밤이 열렸다.", "다시 오고 싶다”고 말했다.")]
    [InlineData("column", 3, "동네 도서관이", "뒤늦게 안다.")]
    [InlineData("correspondent", 2, "미국 중부의 대평원에", "발표할 예정이다.")]
    [InlineData("interview", 6, "전남 신안의", "없다고 했다.")]
    [InlineData("old-bracket-time", 2, "부산항 신항에서", "설명했다.")]
    [InlineData("personnel", 4, "◇ 본부장급", "△홍보실장 정마루")]
    [InlineData("portal-copy", 2, "서울지하철 9호선의", "당산역 사이다.")]
    [InlineData("press-release", 5, "해운대구(구청장 김누리)는", "전화 또는 방문")]
    [InlineData("regional-two-line-label", 4, "단양군이 남한강을", "다듬겠다”고 말했다.")]
    [InlineData("time-at-end", 3, "“사람이 이렇게", "협의하고 있다”고 했다.")]
    [InlineData("agency-archive", 3, "동해안 해수욕장", "340명을 배치한다.")]
    [InlineData("board", 2, "올해 뽑힌", "건강을 돌본다.")]
    [InlineData("citizen-reporter", 4, "혼자 사는", "두 곳으로 늘린다.")]
    [InlineData("clock-and-menu", 4, "무등산 옛길이", "다시 걷는다”고 했다.")]
    [InlineData("economy-tv", 3, "코스피가 외국인의", "달러당 1,312원이다.")]
    [InlineData("editorial", 2, "시도가 상수도", "그다음이다.")]
    [InlineData("title-path", 2, "저상버스 100대를", "들여오기로 했다.")]
    [InlineData("body-only", 3, "거제 수양동은", "만들겠다”고 말했다.")]
    public void The_body_has_its_paragraphs_and_nothing_else(string name, int count, string first, string last)
    {
        var paragraphs = Read(name).Document.Paragraphs;

        Assert.Equal(count, paragraphs.Count);
        Assert.StartsWith(first, paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith(last, paragraphs[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", NoticeCodes.PageIsList)]
    [InlineData("body-only", NoticeCodes.TitleMissing)]
    public void What_is_no_article_is_refused(string name, string code) => Assert.Equal(code, Read(name).Error?.Code);

    [Fact]
    public void Captions_stand_apart_from_the_body()
    {
        Assert.Equal(["9일 밤 수원 화성 장안문 앞을 시민들이 걷고 있다. 사진=수원시", "장안문 일대"], Read("captions-first").Document.Captions);
        Assert.Equal(["철새가 날아드는 한강 하구 [김포시 제공. 재판매 및 DB 금지]"], Read("agency-dateline").Document.Captions);
    }

    [Fact]
    public void Comments_have_names_times_and_replies()
    {
        var comments = Read("captions-first").Document.Comments;

        Assert.Equal(["나그네", "행인"], comments.Select(c => c.Name));
        Assert.Equal("작년보다 훨씬 좋아졌네요", comments[0].Text);
        Assert.Equal(Korean(2025, 5, 10, 9, 11, 20), comments[0].PostedAt);
        Assert.Equal("수원토박이", comments[0].Replies.Single().Name);
        Assert.Null(comments[1].PostedAt);
    }

    [Fact]
    public void Tags_and_subtitles_are_read()
    {
        Assert.Equal(["수원화성", "야간개장", "경기관광"], Read("captions-first").Document.Tags);
        Assert.Equal("군, 내년 상반기 착공…사업비 86억원\n쉼터 세 곳·전망대 한 곳 마련", Read("regional-two-line-label").Document.Subtitle);
        Assert.Equal("김포시 \"탐방 인원 하루 200명으로 제한\"", Read("agency-dateline").Document.Subtitle);
        Assert.All(["portal-copy", "clock-and-menu", "citizen-reporter", "board", "economy-tv"], name => Assert.Null(Read(name).Document.Subtitle));
    }

    [Fact]
    public void The_menu_is_not_the_articles_category()
    {
        Assert.Equal(["정치", "경제", "사회", "문화", "교육", "스포츠", "오피니언"], Read("regional-two-line-label").Document.Categories);
        Assert.Equal(["해양", "수산", "항만", "오피니언"], Read("old-bracket-time").Document.Categories);
    }

    /// <summary>Twice the text takes about twice the allocations: nothing is quadratic in the length of a page or of a line.</summary>
    [Theory]
    [InlineData("가나다라 마바사. ")]
    [InlineData("홍가람·")]
    [InlineData("[2024-01-01 ")]
    [InlineData("<>|- ")]
    [InlineData("홍가람 기자\n2024-01-01 10:00\n")]
    [InlineData("&#55296;")]
    public void Work_grows_with_the_length_of_the_page(string piece)
    {
        var (once, twice) = (Allocated(piece, 20_000), Allocated(piece, 40_000));

        Assert.InRange(twice, 0, once * 3);
    }

    static long Allocated(string piece, int count)
    {
        var text = string.Concat(Enumerable.Repeat(piece, count));
        NewsPageReader.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        NewsPageReader.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
