using System.Text;

namespace Cms.Benchmarks.Parsing;

/// <summary>The least that any reader of pages does.</summary>
static class BareReading
{
    /// <summary>Decodes the page and cuts it into lines.</summary>
    public static string[] Lines(byte[] page) => Encoding.UTF8.GetString(page).Split('\n');
}
