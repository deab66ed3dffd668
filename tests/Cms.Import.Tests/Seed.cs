using System.Runtime.CompilerServices;

namespace Cms.Import.Tests;

/// <summary>The pages that lie in the repository.</summary>
static class Seed
{
    public static byte[] Bytes { get; } = File.ReadAllBytes(Directory.GetFiles(Folder("../../seeds"), "*worksmart*.txt").Single());

    public static string Folder(string relative, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, relative));
}
