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
    [InlineData("도박", "도1박")]
    [InlineData("도박", "도\u200B박")]
    [InlineData("도박", "ﾄﾞ 도ㅤ박")]
    [InlineData("도박", "도도박박")]
    [InlineData("casino", "CASINO")]
    [InlineData("casino", "ｃａｓｉｎｏ")]
    [InlineData("casino", "саsіnо")]
    [InlineData("casino", "c4s1n0")]
    [InlineData("casino", "c@$ino")]
    [InlineData("casino", "caasssino")]
    [InlineData("casino", "c a s i n o")]
    public void A_blocked_word_is_found_however_it_is_dressed_up(string word, string text) => Assert.True(WordFold.Has(WordFold.Runs(text), WordFold.Word(word), []));

    [Theory]
    [InlineData("시발", "다시 발표했다")]
    [InlineData("시발", "역시 발전")]
    [InlineData("도박", "제도 박람회")]
    [InlineData("도박", "도시와 박물관")]
    [InlineData("casino", "case in order")]
    [InlineData("사기", "회사 기자")]
    public void Words_that_only_stand_beside_each_other_hide_nothing(string word, string text) => Assert.False(WordFold.Has(WordFold.Runs(text), WordFold.Word(word), []));

    [Fact]
    public void An_exception_has_the_word_innocently()
    {
        var runs = WordFold.Runs("경부선의 시발역에서");
        Assert.True(WordFold.Has(runs, WordFold.Word("시발"), []));
        Assert.False(WordFold.Has(runs, WordFold.Word("시발"), [WordFold.Word("시발역")]));
        Assert.True(WordFold.Has(WordFold.Runs("시발역에서 시발"), WordFold.Word("시발"), [WordFold.Word("시발역")]));
    }
}
