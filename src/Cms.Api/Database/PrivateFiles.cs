using System.Security.Cryptography;

namespace Cms.Api.Database;

/// <summary>Folders and files that are nobody else's to read. On Windows the user's profile sees to that; elsewhere their modes do.</summary>
public static class PrivateFiles
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates a folder that only its owner can list. <paramref name="passable"/>: another user may pass through it to
    /// what is theirs inside.
    /// </summary>
    public static void CreateFolder(string folder, bool passable = false)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        var pass = passable ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None;
        Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute | pass);
    }

    /// <summary>What the file holds; when it isn't there it is written (0600) with what <paramref name="make"/> gives, or 32 random characters.</summary>
    /// <remarks>Programs that ask at once get the same answer: the file appears whole or not at all, and the first one stays.</remarks>
    public static string Secret(string folder, string name, Func<string>? make = null)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            var draft = $"{path}.{Guid.NewGuid():N}";
            Write(draft, make is null ? RandomNumberGenerator.GetHexString(32, lowercase: true) : make());
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        return File.ReadAllText(path).Trim();
    }

    /// <summary>Writes a new file that only its owner can read.</summary>
    public static void Write(string path, string text)
    {
        using var writer = new StreamWriter(Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        writer.WriteLine(text);
    }

    /// <summary>Opens a file; one that is created by that only its owner can open.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new(path, options);
    }
}
