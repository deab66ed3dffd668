using Cms.Api.Comments;

namespace Cms.Api.Tests.Comments;

public sealed class WordFoldTests
{
    [Theory]
    [InlineData("도박", "여기 도박 하세요")]
    [InlineData("도박", "온라인도박장")]
    [InlineData("도박", "도 박")]
    [InlineData("도박", "도.박")]
    [InlineData("도박", "도~~박!!")]
    [InlineData("도박", "ㄷㅗㅂㅏㄱ")]
    [InlineData("도박", "ㄷ ㅗ ㅂ ㅏ ㄱ")]
    [InlineData("도박", "도ㅂㅏㄱ")]
    [InlineData("도박", "도바ㄱ")]
    [InlineData("도박", "\u1103\u1169\u1107\u1161\u11A8")]
    [InlineData("도박", "ﾄﾞ 도ㅤ박")]
    [InlineData("도박", "ﾧￌﾲￂﾡ")]
    [InlineData("도박", "도1박")]
    [InlineData("도박", "도\u200B박")]
    [InlineData("도박", "도🎲박")]
    [InlineData("도박", "도도박박")]
    [InlineData("도박", "ㄷㄷ도ㅗㅗ박ㄱㄱㄱ")]
    [InlineData("도박", "도오오박")]
    [InlineData("도박", "도바악")]
    [InlineData("도박", "도박ㅋㅋㅋ")]
    [InlineData("온라인도박", "온온라라인인도도박박")]
    [InlineData("ㄷㅗㅂㅏㄱ", "도박")]
    [InlineData("호구", "호구ㅋㅋ")]
    [InlineData("닭", "ㄷㅏㄹㄱ")]
    [InlineData("과장", "ㄱㅗㅏㅈㅏㅇ")]
    [InlineData("개판", "가ㅣ판")]
    [InlineData("ㅄ", "이 ㅂㅅ아")]
    [InlineData("ㅂㅅ", "ㅄ")]
    [InlineData("딸딸이", "딸딸딸이")]
    [InlineData("도박사이트", "도박 사이트 추천")]
    [InlineData("도박사이트", "도 박 사이트 추천")]
    [InlineData("casino", "CASINO")]
    [InlineData("casino", "ｃａｓｉｎｏ")]
    [InlineData("casino", "саsіnо")]
    [InlineData("casino", "c4s1n0")]
    [InlineData("casino", "c4s1n0에서")]
    [InlineData("casino", "c@$ino")]
    [InlineData("casino", "caasssino")]
    [InlineData("casino", "c a s i n o")]
    [InlineData("casino", "bestcasino.example")]
    [InlineData("ass", "what an ASSS!")]
    [InlineData("ass", "ass라고")]
    public void A_blocked_word_is_found_however_it_is_dressed_up(string word, string text) => Assert.True(Has(word, text));

    [Theory]
    [InlineData("시발", "다시 발표했다")]
    [InlineData("시발", "역시 발전")]
    [InlineData("시발", "다시바로잡자")]
    [InlineData("도박", "제도 박람회")]
    [InlineData("도박", "도시와 박물관")]
    [InlineData("도박", "도바구니")]
    [InlineData("사기", "회사 기자")]
    [InlineData("호구", "호국영령을 기립니다")]
    [InlineData("조지", "이 조직은 바뀌어야 한다")]
    [InlineData("자지", "자진사퇴하라")]
    [InlineData("가라", "둘로 갈라섰다")]
    [InlineData("빠빠", "오빠")]
    [InlineData("딸딸이", "우리 딸이 좋아해요")]
    [InlineData("ㅂㅅ", "밥상 앞에서")]
    [InlineData("casino", "case in order")]
    [InlineData("ass", "first class")]
    [InlineData("ass", "as usual")]
    [InlineData("sex", "essex county")]
    public void Words_that_only_look_a_little_like_it_hide_nothing(string word, string text) => Assert.False(Has(word, text));

    [Theory]
    [InlineData("시발", "시발역", "경부선의 시발역에서", false)]
    [InlineData("시발", "시발역", "시발역에서 시발", true)]
    [InlineData("도박", "제주도2박", "제주도2박3일 여행", false)]
    [InlineData("도박", "제주도2박", "제주도2박3일 도박 여행", true)]
    [InlineData("도박사이트", "도박사이트 신고", "도박사이트 신고 방법", false)]
    [InlineData("도박사이트", "도박사이트 신고", "도박사이트 신규", true)]
    public void An_exception_has_the_word_innocently(string word, string exception, string text, bool has)
    {
        Assert.True(Has(word, text));
        Assert.Equal(has, WordFold.Has(WordFold.Read(text), word, [exception]));
    }

    [Theory]
    [InlineData("닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭닭")]
    [InlineData("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void The_longest_words_are_looked_for_too(string word)
    {
        Assert.True(Has(word, "이 " + word + "!"));
        Assert.False(Has(word, string.Concat(Enumerable.Repeat(word[..^1] + " 끝 ", 40))));
    }

    [Theory]
    [InlineData("좋은  기사!", "좋은 기사", true)]
    [InlineData("1번째 좋은 기사", "2번째 좋은기사", true)]
    [InlineData("좋은 기사", "나쁜 기사", false)]
    public void Texts_of_the_same_letters_say_the_same(string one, string other, bool isSame) => Assert.Equal(isSame, WordFold.Gist(one) == WordFold.Gist(other));

    static bool Has(string word, string text) => WordFold.Has(WordFold.Read(text), word, []);
}
