namespace Cms.Import;

/// <summary>Every code that a <see cref="ParseNotice"/> may carry. Codes are part of the contract: they are added, never renamed.</summary>
public static class NoticeCodes
{
    /// <summary>Refusal: the page has no byte, or nothing but white space.</summary>
    public const string PageEmpty = "page-empty";

    /// <summary>Refusal: the bytes are no text in any encoding that Korean sites use (an image, an archive, a PDF).</summary>
    public const string NotText = "not-text";

    /// <summary>Refusal: the page lists articles and is none itself.</summary>
    public const string PageIsList = "page-is-list";

    /// <summary>Refusal: no line of the page can be its headline.</summary>
    public const string TitleMissing = "title-missing";

    /// <summary>Refusal: the page has no body; a shell, a photo page or a menu.</summary>
    public const string BodyMissing = "body-missing";

    /// <summary>Refusal: the parser itself failed on this page. It is a defect, told instead of thrown.</summary>
    public const string ParserFailed = "parser-failed";

    /// <summary>Warning: some bytes are invalid in the page's encoding; each became U+FFFD.</summary>
    public const string BytesInvalid = "bytes-invalid";

    /// <summary>Warning: the text had been decoded with a wrong encoding before it came here, and was recovered.</summary>
    public const string MojibakeRecovered = "mojibake-recovered";

    /// <summary>Warning: NUL characters were removed.</summary>
    public const string NulRemoved = "nul-removed";

    /// <summary>Warning: other control characters were removed.</summary>
    public const string ControlRemoved = "control-removed";

    /// <summary>Warning: halves of surrogate pairs stood alone; each became U+FFFD.</summary>
    public const string SurrogateReplaced = "surrogate-replaced";

    /// <summary>Warning: the headline was inferred from its shape and place alone.</summary>
    public const string TitleInferred = "title-inferred";

    /// <summary>Warning: several lines could be the headline.</summary>
    public const string TitleAmbiguous = "title-ambiguous";

    /// <summary>Warning: the page tells no time of publication.</summary>
    public const string TimeMissing = "time-missing";

    /// <summary>Warning: the page tells a date of publication without a time of day; midnight in Korea is kept.</summary>
    public const string TimeOfDayMissing = "time-of-day-missing";

    /// <summary>Warning: several times of publication disagree; the surest is kept.</summary>
    public const string TimeAmbiguous = "time-ambiguous";

    /// <summary>Warning: a time is labelled as the article's but is no time, like the 45th of a month.</summary>
    public const string TimeInvalid = "time-invalid";

    /// <summary>Warning: the page was changed before it was published, by its own account.</summary>
    public const string TimeOrder = "time-order";

    /// <summary>Warning: the page names no author.</summary>
    public const string ReporterMissing = "reporter-missing";

    /// <summary>Warning: the page names more people than any article has authors; only the first are kept.</summary>
    public const string ReportersDropped = "reporters-dropped";

    /// <summary>Warning: one e-mail address stands with several reporters; it is given to none.</summary>
    public const string EmailAmbiguous = "email-ambiguous";

    /// <summary>Warning: an e-mail address is cut off behind its @; it is not kept.</summary>
    public const string EmailIncomplete = "email-incomplete";

    /// <summary>Warning: the page names no newspaper.</summary>
    public const string OutletMissing = "outlet-missing";

    /// <summary>Warning: the page names several newspapers as its own; the surest is kept.</summary>
    public const string OutletAmbiguous = "outlet-ambiguous";

    /// <summary>Warning: the body was taken from lines that are no prose.</summary>
    public const string BodyInferred = "body-inferred";

    /// <summary>Warning: a paragraph stands on the page twice; it is kept once.</summary>
    public const string ParagraphRepeated = "paragraph-repeated";

    /// <summary>Warning: lines were not understood and are in no field.</summary>
    public const string LinesUnread = "lines-unread";

    /// <summary>Warning: a weather line names a station that KMA's list has not; it is kept without a number.</summary>
    public const string StationUnknown = "station-unknown";

    /// <summary>Warning: a weather line names a condition outside the closed list; its text is kept.</summary>
    public const string ConditionUnknown = "condition-unknown";

    /// <summary>Warning: a weather line has no temperature, or none that can be one.</summary>
    public const string TemperatureMissing = "temperature-missing";

    /// <summary>Warning: a line stands in the weather strip but cannot be split into condition and station.</summary>
    public const string WeatherUnread = "weather-unread";

    /// <summary>Warning: a comment has no time that says more than how long ago.</summary>
    public const string CommentTimeMissing = "comment-time-missing";
}
