namespace Cms.Import.Tests;

/// <summary>What sites print around an article: buttons, counters, sources of pictures, paths and sections.</summary>
public sealed class PageFrameTests
{
    static ParseResult<NewsPage> WithBody(string body) => Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{body}\n");

    [Theory]
    [InlineData("누리일보 APP 다운로드")]
    [InlineData("12개의 댓글")]
    [InlineData("개의 댓글")]
    [InlineData("BEST댓글")]
    [InlineData("내 댓글 모음")]
    [InlineData("댓글 새로고침")]
    [InlineData("답글순")]
    [InlineData("현재 총 0개의 댓글이 있습니다.")]
    [InlineData("[ 300자 이내 / 현재: 0자 ]")]
    [InlineData("기사추천")]
    [InlineData("댓글 창으로 이동")]
    [InlineData("이 기사 공유하기")]
    [InlineData("글자 가장 크게")]
    [InlineData("Google 선호 매체 추가")]
    [InlineData("오디오 기사 듣기")]
    [InlineData("기자 프로필 보기")]
    [InlineData("구독자 12,345")]
    [InlineData("로그인 후 댓글을 남겨주세요")]
    [InlineData("이 콘텐츠를 공유하세요.")]
    [InlineData("기사가 속한 카테고리는 언론사가 분류합니다.")]
    [InlineData("▷ 전화 : 02-000-0000, 4444")]
    [InlineData("default_news_ad1")]
    public void Buttons_and_counters_are_known_and_none_of_the_body(string line)
    {
        var result = WithBody($"{Sample.First}\n\n{Sample.Second}\n{line}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Theory]
    [InlineData("마을 기록 다시 보기")]
    [InlineData("나래시 뉴스 바로 읽기")]
    [InlineData("유튜브로 배우는 농사, 구독")]
    public void A_subtitle_that_has_a_buttons_word_stays_one(string line) => Assert.Equal(line, Sample.WithHead(line).Document.Subtitle);

    [Theory]
    [InlineData("12.05 (금)")]
    [InlineData("댓글 첫 댓글을 작성해보세요")]
    [InlineData("updated. 2025-12-05 17:57 (금)")]
    public void They_are_no_subtitle(string line)
    {
        var result = Sample.WithHead($"입력 2024-03-02 10:00\n{line}");

        Assert.Null(result.Document.Subtitle);
        Assert.Null(result.Document.UpdatedAt);
        Assert.Equal(2024, result.Document.PublishedAt?.Year);
    }

    [Theory]
    [InlineData("홈사회사건사고", "사건사고")]
    [InlineData("홈 > 사회 > 사건", "사건")]
    [InlineData("뉴스>사회>사건", "사건")]
    [InlineData("정치\n경제\n사회\n문화\n우리골목\n스포츠\n\n우리골목", "우리골목")]
    [InlineData("TV/연예", "TV/연예")]
    public void The_page_says_its_category(string lines, string category) =>
        Assert.Equal(category, Sample.Read($"{lines}\n{Sample.Title}\n홍가람 기자\n2024.03.02 10:00\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);

    [Theory]
    [InlineData("[누리 브리핑] 밤새 눈 쌓인 고갯길… 새벽에 다시 열렸다\n\n누리 브리핑\n누리 브리핑\n2024.03.02 10:00", "[누리 브리핑] 밤새 눈 쌓인 고갯길… 새벽에 다시 열렸다")]
    [InlineData("늘 곁에 있는 소리, 마을을 위한 소리\n\"숲길을 이어 마을을 하나로 묶겠다\"\n\"숲길을 이어 마을을 하나로 묶겠다\"\n홍가람 기자 hong@paper.example\n승인 2024.03.02 10:00", "\"숲길을 이어 마을을 하나로 묶겠다\"")]
    [InlineData("경제이슈\n\n마을 숲길은 언제부터 이어지나\n\n“세 해 안에는 어렵다”\n\n글 : 홍가람 월간누리 기자 hong@paper.example", "마을 숲길은 언제부터 이어지나")]
    [InlineData("이슈 마을과 숲길\n\n\"왜 이제야\" 걷던 사람들 깜짝…숲길 열린 날\n\n댓글 첫 댓글을 작성해보세요", "\"왜 이제야\" 걷던 사람들 깜짝…숲길 열린 날")]
    public void Series_and_mottos_are_no_headline(string head, string title) =>
        Assert.Equal(title, Sample.Read($"{head}\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);

    [Fact]
    public void A_pictures_source_in_brackets_is_no_headline()
    {
        var result = Sample.Read($"(누리시 유튜브)\n{Sample.First}\n(누리시 유튜브)\n{Sample.Second}\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal(["(누리시 유튜브)"], result.Document.Captions);
    }

    [Fact]
    public void A_line_that_stands_among_the_paragraphs_again_and_again_is_its_pictures_text()
    {
        var document = WithBody($"{Sample.First}\n\n나래시, 숲길을 걷는 사람들\n\n{Sample.Second}\n\n나래시, 숲길을 걷는 사람들\n\n길은 내년에 이어진다고 시는 밝혔다.").Document;

        Assert.Equal(["나래시, 숲길을 걷는 사람들"], document.Captions);
        Assert.Equal([Sample.First, Sample.Second, "길은 내년에 이어진다고 시는 밝혔다."], document.Paragraphs);
    }

    [Theory]
    [InlineData("숲길을 고치는 사람들. 나래소방서 제공12일 오전 8시 나래시 가온동에서 고갯마루까지 숲길이 다시 열렸다.", "숲길을 고치는 사람들. 나래소방서 제공", "12일 오전 8시 나래시 가온동에서 고갯마루까지 숲길이 다시 열렸다.")]
    [InlineData("▲ 나래시 숲길 들머리에 모인 사람들이 길이 열리기를 기다리고 있다.[가온일보=홍가람 기자] 나래시 숲길이 12일 다시 열렸다.", "나래시 숲길 들머리에 모인 사람들이 길이 열리기를 기다리고 있다.", "나래시 숲길이 12일 다시 열렸다.")]
    public void A_caption_that_ran_together_with_the_first_paragraph_is_parted_from_it(string line, string caption, string paragraph)
    {
        var result = WithBody($"{line}\n\n{Sample.First}");

        Assert.Equal([caption], result.Document.Captions);
        Assert.Equal([paragraph, Sample.First], result.Document.Paragraphs);
        Assert.Equal([5, 7], result.Fields["paragraphs"].Lines);
    }

    [Fact]
    public void Where_captions_are_the_body_their_photographer_is_the_author()
    {
        var agency = Sample.Read("눈 덮인 나래산성\n5일 나래산성을 찾은 시민들이 눈 덮인 성벽을 따라 걷고 있다. 2025.12.5/가온뉴스 ⓒ News 홍가람 기자\n").Document;
        var own = Sample.Read($"눈 덮인 나래산성\n{new string('밤', 60)} 내린 눈이 성벽을 덮은 가운데 나래산성을 찾은 시민들이 성벽을 따라 걷고 있다. ⓒ가온일보 홍가람 기자\n5일 나래산성에서 아이들이 눈사람을 만들고 있다. ⓒ가온일보 홍가람 기자\n").Document;

        Assert.Equal([("홍가람", "가온뉴스")], agency.Reporters.Select(r => (r.Name, r.Outlet)));
        Assert.Equal([("홍가람", "가온일보")], own.Reporters.Select(r => (r.Name, r.Outlet)));
        Assert.Equal(2, own.Paragraphs.Count);
        Assert.All(own.Paragraphs, p => Assert.EndsWith("있다.", p, StringComparison.Ordinal));
    }

    [Fact]
    public void The_day_of_a_photo_behind_the_last_sentence_is_none_of_it() =>
        Assert.Equal(Sample.Second, WithBody($"{Sample.First}\n\n{Sample.Second} 2024.03.02. [사진=누리시 제공]").Document.Paragraphs[^1]);

    [Fact]
    public void Headings_among_paragraphs_are_neither_tags_nor_bylines()
    {
        var document = WithBody($"{Sample.First}\n\n#숲길을 걷는 법\n\n{Sample.Second}\n\n[책마을] 김누리 시민기자\n\n{Sample.Second} 시는 길을 더 낼 계획이다.").Document;

        Assert.Empty(document.Tags);
        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
        Assert.Contains("#숲길을 걷는 법", document.Paragraphs);
        Assert.Contains("[책마을] 김누리 시민기자", document.Paragraphs);
    }

    [Fact]
    public void A_list_below_the_byline_belongs_to_the_body() =>
        Assert.Equal(
            [Sample.First, Sample.Second, "◇ 1코스 = 들머리~고개", "◇ 2코스 = 고개~샘터"],
            Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n홍가람 기자 hong@paper.example\n◇ 1코스 = 들머리~고개\n◇ 2코스 = 고개~샘터\n").Document.Paragraphs);

    [Fact]
    public void A_page_that_was_cut_off_ends_in_the_middle_of_its_last_paragraph() =>
        Assert.EndsWith("고맙다”며 “삼만 시민이", WithBody($"{Sample.First}\n\n마을 이장은 “오래 기다린 길이 이어져 모두가 기뻐하고 있어 그동안 애쓴 모든 이에게 참으로 고맙다”며 “삼만 시민이").Document.Paragraphs[^1], StringComparison.Ordinal);

    [Fact]
    public void A_portal_says_beside_the_time_whose_article_it_is() =>
        Assert.Equal("가온TV", Sample.WithHead("가온TV 2024. 3. 2. 10:00").Document.Outlet);

    [Fact]
    public void Who_is_pictured_below_the_byline_is_no_subtitle()
    {
        var document = Sample.Read($"{Sample.Title}\n김누리 기자\n입력 2024-03-02 10:00\n홍가람 한빛병원 진료부장(내과)\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Null(document.Subtitle);
        Assert.Equal(["홍가람 한빛병원 진료부장(내과)"], document.Captions);
        Assert.Equal(["김누리"], document.Reporters.Select(r => r.Name));
    }
}
