namespace Cms.Import.Text;

/// <summary>The first bytes of the files that are most often sent by mistake.</summary>
static class BinarySignature
{
    public static string? NameOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "a PDF",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, ..] => "a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
        [0x47, 0x49, 0x46, 0x38, ..] => "a GIF image",
        [0x50, 0x4B, 0x03, 0x04, ..] => "a ZIP archive",
        [0x1F, 0x8B, 0x08, ..] => "a gzip stream",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, ..] => "an OLE file (HWP, DOC)",
        [0x7F, 0x45, 0x4C, 0x46, ..] => "a program",
        _ => null,
    };
}
