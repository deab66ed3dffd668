namespace Cms.Import.Recognisers.Names;

/// <summary>An author as one line names them.</summary>
/// <param name="Name">The bare name, or a desk's.</param>
/// <param name="Email">The address that stands with the name.</param>
/// <param name="Outlet">The newspaper that the same line names.</param>
/// <param name="IsStaff">Whether they bear a reporter's title, so that the page's newspaper is theirs.</param>
/// <param name="Confidence">How sure it is that this is an author's name.</param>
sealed record Person(string Name, string? Email, string? Outlet, bool IsStaff, double Confidence);
