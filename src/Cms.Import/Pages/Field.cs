namespace Cms.Import.Pages;

/// <summary>The JSON names of <see cref="NewsPage"/>'s members, the keys of <see cref="ParseResult{T}.Fields"/>.</summary>
static class Field
{
    public const string Title = "title";
    public const string Subtitle = "subtitle";
    public const string Outlet = "outlet";
    public const string Category = "category";
    public const string Tags = "tags";
    public const string PublishedAt = "publishedAt";
    public const string UpdatedAt = "updatedAt";
    public const string Reporters = "reporters";
    public const string Dateline = "dateline";
    public const string Paragraphs = "paragraphs";
    public const string Captions = "captions";
    public const string Copyright = "copyright";
    public const string Categories = "categories";
    public const string Weather = "weather";
    public const string Comments = "comments";
}
