using System.Xml;

namespace Cms.Api.Formats;

/// <summary>Text as XML can hold it: a control character that JSON escapes has no place there, not even escaped.</summary>
static class XmlSafe
{
    public static string Of(string text)
    {
        var isWhole = true;
        foreach (var c in text)
        {
            isWhole &= XmlConvert.IsXmlChar(c) || char.IsSurrogate(c); // what is stored has whole pairs only
        }

        return isWhole ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }
}
