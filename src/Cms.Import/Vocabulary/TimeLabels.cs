namespace Cms.Import.Vocabulary;

/// <summary>What newspapers print before (or behind) an article's times. The longest that fits is taken, so that 최종수정 is not read as 수정 of 최종.</summary>
static class TimeLabels
{
    public static readonly string[] Updated =
    [
        "최종업데이트", "최종 업데이트", "최종수정일시", "최종수정 일시", "수정 일시", "최종수정일", "최종수정시간", "최종수정", "최종 수정", "마지막 수정", "기사수정", "기사 수정", "기사편집", "기사 편집", "수정일시", "수정시간", "수정시각", "수정일", "수정시", "업데이트일", "업데이트", "갱신", "고침", "수정", "최종", "Last updated", "Last Updated", "last updated", "Updated", "UPDATED", "updated", "Modified", "modified", "Update", "UPDATE", "update",
    ];

    public static readonly string[] Published =
    [
        "Posted on", "Published on", "Posted", "Published", "기사최초입력", "최초입력", "최초 입력", "최초등록", "기사 등록일시", "기사등록일시", "기사 입력일시", "기사입력일시", "기사승인시간", "기사승인일", "기사승인", "기사 승인", "기사입력시간", "기사입력일", "기사입력", "기사 입력", "기사등록", "기사 등록", "기사작성", "기사 작성", "기사송고", "기사전송", "기사게재", "게재일자", "입력일시", "입력시간", "입력시각", "입력날짜", "입력일자", "입력일", "등록일시", "등록시간", "등록일자", "등록날짜", "등록일", "등록 일시", "승인일시", "승인시간", "승인일", "작성일시", "작성시간", "작성일자", "작성일", "작성", "게시일", "게재일", "발행일시", "발행시간", "발행일자", "발행일", "보도일시", "보도일", "송고시간", "송고시각", "송고", "전송", "방송일시", "웹출고시간", "출고시간", "출고일시", "배포", "입력", "승인", "등록", "발행", "게재", "보도", "출고", "신문게재일", "온라인 기사", "온라인기사", "지면 게재일", "지면게재일", "인터넷 입력", "노출", "최초 작성", "업로드", "발표시간", "발행 일시", "게시", "게시 일시", "작성 일시", "입력 일시", "승인 일시", "Write", "PUBLISHED", "published", "posted", "Date:", "Date :", "DATE :", "날짜 :", "날짜:",
    ];
}
