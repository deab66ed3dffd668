using System.Text;

namespace Cms.Api.Database;

/// <summary>
/// Text is stored as NFC, which .NET only does through ICU: with InvariantGlobalization on, decomposed Hangul (what a Mac's file
/// names and clipboard hold) would be stored as it came, and 한글 would not find 한글.
/// </summary>
public static class GlobalizationGuard
{
    /// <exception cref="StartException">Normalisation doesn't work in this process.</exception>
    public static void Check()
    {
        AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant);
        if (invariant || "\u1112\u1161\u11AB".Normalize(NormalizationForm.FormC) != "\uD55C")
        {
            throw new StartException(
                "Korean text can't be normalised, because .NET runs without ICU. Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT "
                + "(and InvariantGlobalization), and install ICU: apt-get install libicu-dev, or apk add icu-libs icu-data-full.");
        }
    }
}
