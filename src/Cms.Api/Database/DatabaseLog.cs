namespace Cms.Api.Database;

/// <summary>What finding and migrating the database tell while they work.</summary>
static partial class DatabaseLog
{
    [LoggerMessage(LogLevel.Information, "Creating a database in {Folder}, once")]
    public static partial void Creating(this ILogger log, string folder);

    [LoggerMessage(LogLevel.Information, "Fetching the image {Image}, once")]
    public static partial void Fetching(this ILogger log, string image);

    [LoggerMessage(LogLevel.Information, "Waiting for another program that starts or stops the database ({Lock})")]
    public static partial void Waiting(this ILogger log, string @lock);

    [LoggerMessage(LogLevel.Information, "Migrating the database: {Scripts}")]
    public static partial void Migrating(this ILogger log, string scripts);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL did not stop: {Output}")]
    public static partial void NotStopped(this ILogger log, string output);
}
