namespace Cms.Api.Database;

/// <summary>
/// Why the program can't start, told to the person who started it: the message says what to do.
/// The program prints the message alone and ends with exit code 1.
/// </summary>
public sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);
