namespace Cms.Import.Tests;

/// <summary>What belongs to the body though something like it stands around bodies too.</summary>
public sealed class BodyTests
{
    static ParseResult<NewsPage> WithBody(string body) => Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{body}\n");

    [Theory]
    [InlineData("경제")]
    [InlineData("이슈")]
    [InlineData("프리미엄")]
    [InlineData("의견")]
    public void A_noun_between_two_paragraphs_is_a_heading_though_boxes_are_called_so(string heading)
    {
        const string last = "시는 오는 3월까지 사업별 계획을 마련하고 4월부터 공사에 들어간다. 주민 설명회는 동마다 한 차례씩 열린다.";
        var text = WithBody($"{Sample.First}\n\n{heading}\n{Sample.Second}\n\n{last}").Document;
        var html = HtmlSample.Read("", $"<h1>{Sample.Title}</h1><div id='articleBody'><p>{Sample.First}</p><p>{heading}</p><p>{Sample.Second}</p><p>{last}</p></div>").Document;

        Assert.Equal([Sample.First, heading, Sample.Second, last], text.Paragraphs);
        Assert.Equal([Sample.First, heading, Sample.Second, last], html.Paragraphs);
    }

    [Fact]
    public void Buttons_between_two_paragraphs_that_count_the_comments_end_no_body() =>
        Assert.Equal([Sample.First, Sample.Second], WithBody($"{Sample.First}\n댓글 3\n공유\n{Sample.Second}").Document.Paragraphs);

    [Theory]
    [InlineData("지난 3일 오후 나래시 누리동 중앙시장의 한 골목.")]
    [InlineData("3일 오전 나래시 숲길 어귀에 자리 잡은 작은 빵집.")]
    public void A_feature_s_first_line_is_no_caption(string line)
    {
        var document = WithBody($"{line}\n{Sample.First}\n{Sample.Second}").Document;

        Assert.Equal([line, Sample.First, Sample.Second], document.Paragraphs);
        Assert.Empty(document.Captions);
    }

    [Fact]
    public void A_poem_s_refrain_is_no_picture_s_text()
    {
        string[] lines = ["어머니의 손을 잡고 숲길을 걷는다", "길은 깊고 바람은 차다", "어머니의 손을 잡고 숲길을 걷는다", "별이 지고 새벽이 온다", "달은 언덕에 걸려 있다", "어머니의 손을 잡고 숲길을 걷는다"];

        Assert.Equal(lines, Sample.Read($"어머니의 숲길\n홍가람 시인\n입력 2024-03-02 10:00\n\n{string.Join('\n', lines)}\n").Document.Paragraphs);
    }

    [Fact]
    public void What_a_speaker_did_in_brackets_begins_no_paragraph()
    {
        string[] paragraphs =
        [
            "나래시 골목에서 30년 동안 빵을 구운 홍누리 씨를 만났다. 그는 “오래 버틴 것뿐”이라고 했다.(웃음) 그러면서도 빵 이야기를 할 때는 눈이 빛났다.",
            "처음 가게를 열던 날에는 손님이 한 명도 없었다고 했다.(웃음) 이튿날 첫 손님이 식빵을 사 갔고 그날을 잊지 못한다고 했다.",
        ];

        Assert.Equal(paragraphs, WithBody(string.Join('\n', paragraphs)).Document.Paragraphs);
    }

    [Fact]
    public void A_list_with_arrows_belongs_to_the_body_that_announces_it_or_is_all_of_it()
    {
        string[] items = ["▶ 빈 점포 고치기 20억 원", "▶ 공영 주차장 늘리기 50억 원", "▶ 상인 교육 10억 원"];
        string[] posts = ["▶ 4급 승진", "▶ 기획조정실장 김누리", "▶ 문화관광국장 이한빛", "▶ 5급 승진", "▶ 총무과장 박나래", "▶ 누리동장 최다솜"];
        var personnel = Sample.Read($"[인사] 나래시\n홍가람 기자\n입력 2024-03-02 10:00\n\n{string.Join('\n', posts)}\n");

        Assert.Equal([Sample.First, "주요 사업은 다음과 같다.", .. items, Sample.Second], WithBody($"{Sample.First}\n주요 사업은 다음과 같다.\n{string.Join('\n', items)}\n{Sample.Second}").Document.Paragraphs);
        Assert.Equal([Sample.First, Sample.Second], WithBody($"{Sample.First}\n{string.Join('\n', items)}\n{Sample.Second}").Document.Paragraphs);
        Assert.Null(personnel.Error);
        Assert.Equal("[인사] 나래시", personnel.Document.Title);
        Assert.Equal(posts, personnel.Document.Paragraphs);
        Assert.Contains(personnel.Warnings, w => w.Code == NoticeCodes.TitleInferred);
    }

    [Fact]
    public void Buttons_to_read_on_below_an_article_make_no_list_of_it()
    {
        const string third = "시는 오는 3월까지 사업별 계획을 마련하고 4월부터 공사에 들어간다. 주민 설명회는 동마다 한 차례씩 열린다.";
        var result = WithBody($"{Sample.First}\n{Sample.Second}\n{third}\n\nRead more: 나래시 산불\nRead more: 누리군 축제\nRead more: 한빛시 예산");

        Assert.Null(result.Error);
        Assert.Equal([Sample.First, Sample.Second, third], result.Document.Paragraphs);
    }

    [Fact]
    public void The_first_of_several_marked_notices_is_no_subtitle()
    {
        string[] notices = ["■홍누리 한빛중공업 상무·재식 누리고 교사·미란 화가 모친상, 김한빛 누리회계법인 대표 장모상=18일 누리병원 발인 20일 오전 7시", "■박나래 전 누리은행 지점장 별세, 최다솜 누리방송 PD·성연씨 부친상=17일 나래병원 발인 20일 오전 6시30분", "■이가람 나래도 감사위원장 부친상=18일 나래장례식장 발인 20일 오전 8시"];
        var document = Sample.Read($"[부고]홍누리씨 모친상 외\n입력 2024-03-02 20:31\n\n{string.Join("\n\n", notices)}\n").Document;

        Assert.Equal(notices, document.Paragraphs);
        Assert.Null(document.Subtitle);
    }

    [Theory]
    [InlineData("▲ 폐교를 고쳐 만든 마을 극장. 객석은 서른 개다.")]
    [InlineData("▲인경본 시험쇄. 부모의 열 가지 은혜를 그린 변상도가 뚜렷하다.")]
    [InlineData("음향 미세유체 칩의 작동 원리(그림=누리연)")]
    public void A_thing_and_a_sentence_behind_a_mark_or_a_drawing_s_source_is_a_caption(string caption)
    {
        var document = WithBody($"{Sample.First}\n\n{caption}\n\n{Sample.Second}").Document;

        Assert.Equal([caption.TrimStart('▲', ' ')], document.Captions.Select(c => c.TrimStart('▲', ' ')));
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_machine_s_summary_may_begin_and_end_with_a_note_of_its_own()
    {
        var document = Sample.Read($"{Sample.Title}\n입력\n2024.03.02 10:00\nAI 요약\n이 기사의 핵심을 AI가 정리했습니다\n숲길 여섯 곳이 내년 봄까지 하나로 연결\n사업비 12억원에 주민은 환영\nAI 요약은 기사의 일부 내용이 빠지거나 실제와 다를 수 있습니다.\n요약 닫기\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Null(document.Subtitle);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
    }

    [Fact]
    public void A_machine_s_list_may_stand_below_the_note_about_it() =>
        Assert.Null(Sample.Read($"{Sample.Title}\n입력 2024.03.02 10:00\nAI 요약\nAI 요약은 기사를 바탕으로 자동 생성되며 실제와 다를 수 있습니다.\n· 숲길 여섯 곳 내년 봄까지 연결\n· 사업비는 12억원\n{Sample.First}\n\n{Sample.Second}\n").Document.Subtitle);
}
