using System.Collections.Frozen;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Sites;

/// <summary>Titles of pages that are the site's own: <c>로그인 - 누리일보</c>, <c>페이지를 찾을 수 없습니다 | 누리일보</c>.</summary>
static class SiteTitle
{
    /// <summary>What pages are called that every site has, or that stand before a site.</summary>
    static readonly FrozenSet<string> Pages = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "로그인", "회원가입", "로그아웃", "마이페이지", "구독 안내", "구독안내", "구독신청", "구독 신청", "이용 안내", "이용안내", "회사소개", "회사 소개", "개인정보처리방침", "개인정보 처리방침", "이용약관", "청소년보호정책", "고객센터", "사이트맵", "접근 제한", "서비스 점검", "서비스 점검 중", "서비스 점검중", "삭제된 페이지", "삭제된 기사", "존재하지 않는 페이지", "존재하지 않는 기사", "Just a moment", "Attention Required", "Access Denied", "403 Forbidden", "404 Not Found", "Error");

    /// <summary>How a site tells its reader that there is no article. Headlines have the same words, but say them plainly: <c>앞으론 로그인해야 예약된다</c>.</summary>
    static readonly Endings Refusals = new(
        "찾을 수 없습니다", "찾을 수 없어요", "확인할 수 없습니다", "표시할 수 없습니다", "존재하지 않습니다", "존재하지 않는 페이지입니다", "존재하지 않는 기사입니다", "삭제된 페이지입니다", "삭제된 기사입니다", "삭제되었습니다", "잘못된 접근입니다", "잘못된 경로입니다", "점검 중입니다", "점검중입니다", "로그인이 필요합니다", "권한이 없습니다");

    /// <summary>Whether the line is such a title for sure, since the site's name stands behind it: a menu has the same words.</summary>
    public static bool IsNamed(ReadOnlySpan<char> line) => (line.Contains(" - ", StringComparison.Ordinal) || line.Contains(" | ", StringComparison.Ordinal)) && Is(line);

    /// <param name="line">A title, with the site's name or without it, or the heading of a page.</param>
    public static bool Is(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny("|-:<");
        var label = (end > 0 ? line[..end] : line).TrimEnd(" .!");
        return Pages.Contains(label.ToString()) || Refusals.End(label) || Refusals.End(line.TrimEnd(" .!"));
    }
}
