using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>What stands beside headline and body: captions, copyright, tags.</summary>
static class SideFields
{
    const int MostTags = 20;
    const int LongestTag = 16;
    const int LongestTagLine = 80;

    public static void ReadCaptions(Page page)
    {
        var captions = new List<string>();
        var known = new HashSet<string>();
        var numbers = new List<int>();
        var others = page.Next(page.BodyEnd, page.Lines.Length, LineKind.BoxHeading);
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            var isCredit = line.Kind == LineKind.Copyright && i < page.BodyEnd && line.CopyrightStart < 0;
            if ((line.Kind != LineKind.Caption && !isCredit) || (others >= 0 && i > others) || (i >= page.BodyEnd && CaptionLine.IsCreditAlone(line.Text)) || line.Text.StartsWith("[Source :"))
            {
                continue;
            }

            numbers.Add(line.Number);
            var text = Twice.Once(WithoutButtons(line.Text.TrimStart("•▲△◀▶▼↑» ").TrimEnd(" |"))).ToString(); // a picture's text and its caption
            if (captions.Count > 0 && i > 0 && page.Lines[i - 1].Kind == LineKind.Caption && !line.AfterBlank && PhotoLines.IsBracketedCredit(text) && !captions[^1].EndsWith(']'))
            {
                captions[^1] = $"{captions[^1]} {text}";
            }
            else if (text.Length > 0 && known.Add(text))
            {
                captions.Add(text);
            }
        }

        if (captions.Count > 0)
        {
            page.Document = page.Document with { Captions = captions };
            page.Found(Field.Captions, numbers, "caption-credit", 0.9);
        }
    }

    /// <summary>The buttons to enlarge the picture and to see others: <c>이미지 확대 눈 덮인 산성</c>, <c>큰사진보기 ▲눈 덮인 산성 ⓒ 홍길동 관련사진보기</c>.</summary>
    static ReadOnlySpan<char> WithoutButtons(ReadOnlySpan<char> text)
    {
        text = text.EndsWith(" 관련사진보기") ? text[..^7] : text;
        foreach (var button in Furniture.Enlargements)
        {
            if (text.StartsWith(button) && text.Length > button.Length)
            {
                return text[button.Length..].TrimStart(" ▲");
            }
        }

        return text.StartsWith("첨부사진") ? text[4..].TrimStart("0123456789 ") : text;
    }

    public static void ReadCopyright(Page page)
    {
        for (var i = page.BodyStart < page.Lines.Length ? page.BodyStart : 0; i < page.Lines.Length; i++)
        {
            var text = page.Lines[i].Text;
            if (page.Lines[i].Kind is not (LineKind.Copyright or LineKind.Paragraph or LineKind.Prose))
            {
                continue;
            }

            var start = page.Lines[i].CopyrightStart;
            var isBare = start < 0 && i >= page.BodyEnd && page.Lines[i].Kind == LineKind.Copyright;
            if (start >= 0 || isBare)
            {
                var isCut = CopyrightLine.IsCutBehind(page, i);
                page.Document = page.Document with { Copyright = isCut ? $"{text.TrimStart("- ")} {page.Lines[i + 1].Text.TrimEnd("- ")}" : text[Math.Max(start, 0)..].Trim().ToString() };
                page.Found(Field.Copyright, isCut ? [page.Lines[i].Number, page.Lines[i + 1].Number] : [page.Lines[i].Number], isBare && !isCut ? "copyright-sign" : "copyright-line", isBare && !isCut ? 0.7 : 1);
                return;
            }
        }
    }

    public static void ReadTags(Page page)
    {
        var tags = new List<string>();
        var numbers = new List<int>();
        var rule = "tags-hash";
        var start = Array.FindIndex(page.Lines, Math.Min(page.BodyStart, page.Lines.Length), l => l.Kind is LineKind.Tags or LineKind.TagHeading) >= 0 ? Math.Max(0, page.Next(0, page.BodyStart, LineKind.Title)) : 0; // above the headline stands what is read most today
        for (var i = start; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind == LineKind.Tags && TagLine.Read(page.Lines[i].Item) is { } found)
            {
                tags.AddRange(found);
                numbers.Add(page.Lines[i].Number);
            }
            else if (page.Lines[i].Kind == LineKind.TagHeading && i >= page.BodyEnd)
            {
                numbers.AddRange(TakeTagsBelow(page, i, tags));
                rule = "tags-below-label";
            }
        }

        if (tags.Count > 0)
        {
            page.Document = page.Document with { Tags = [.. tags.Distinct()] };
            page.Found(Field.Tags, numbers, rule, rule == "tags-hash" ? 1 : 0.8);
        }
    }

    /// <summary>Words below the label 태그, one a line or several on one, up to the first line that can't be a tag.</summary>
    static List<int> TakeTagsBelow(Page page, int heading, List<string> tags)
    {
        var numbers = new List<int>();
        for (var i = heading + 1; i < Math.Min(page.Lines.Length, heading + 1 + MostTags); i++)
        {
            ref var line = ref page.Lines[i];
            var isBeyond = line.AfterBlank && i > heading + 1 && !page.Lines[heading + 1].AfterBlank;
            if (isBeyond || line.Kind is not (LineKind.Text or LineKind.Section) || line.Text.Length > LongestTagLine || line.Text.ContainsAny("…\"“‘?"))
            {
                break;
            }

            var words = line.Item.ToString().Split([',', '·', '/', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (Array.Exists(words, w => w.Length > LongestTag || w.Count(c => c == ' ') > 2))
            {
                break;
            }

            tags.AddRange(words);
            numbers.Add(line.Number);
            line.Kind = LineKind.Tags;
        }

        if (numbers.Count == 1 && tags is [var row] && row.Count(c => c == ' ') > 1)
        {
            tags.Clear();
            tags.AddRange(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)); // nothing but spaces parts them: 반려견 손해배상 훈련소
        }

        return numbers;
    }
}
