using System.Globalization;
using System.Text;
using System.Xml;
using Cms.Api.Formats;
using Cms.Api.Imports;
using Cms.Api.Text;

namespace Cms.Api.Verbs;

/// <summary>An import as CI servers show test results: the JUnit XML that Jenkins, GitLab and GitHub's actions read. A document is a test case.</summary>
static class JUnitReport
{
    const string Suite = "import";

    /// <param name="path">The file to write.</param>
    /// <param name="counts">Of all documents.</param>
    /// <param name="items">The documents to list.</param>
    /// <param name="became">What became of one, in a word or two.</param>
    /// <param name="refusal">Why the import was refused as a whole; null when it wasn't.</param>
    public static void Write(string path, ImportCounts counts, IReadOnlyList<ImportItem> items, Func<ImportItem, string> became, string? refusal)
    {
        using var xml = XmlWriter.Create(path, new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Suite);
        xml.WriteAttributeString("tests", counts.Received.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", counts.Failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", refusal is null ? "0" : "1");
        foreach (var item in items)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Suite);
            xml.WriteAttributeString("name", XmlSafe.Of(CmsText.Printable(item.FileName ?? $"document {item.Index}")));
            if (item.Error is { } error)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", error.Code);
                xml.WriteAttributeString("message", XmlSafe.Of(ImportReport.Place(item, error) + error.Message));
                xml.WriteEndElement();
            }

            var notes = item.Warnings.Select(w => $"{ImportReport.Place(item, w)}{w.Message} ({w.Code})");
            xml.WriteElementString("system-out", XmlSafe.Of(string.Join('\n', notes.Prepend($"{became(item)}: {item.Document.Title}"))));
            xml.WriteEndElement();
        }

        if (refusal is not null)
        {
            xml.WriteElementString("system-err", XmlSafe.Of(refusal));
        }

        xml.WriteEndElement();
    }
}
