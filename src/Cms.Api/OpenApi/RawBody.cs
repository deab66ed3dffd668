namespace Cms.Api.OpenApi;

/// <summary>A body that an endpoint reads by itself, for the document.</summary>
/// <param name="MediaType">Its content type.</param>
/// <param name="FilesField">The form's field that holds the files; null for a body that is one text.</param>
/// <param name="Example">Such a body.</param>
/// <param name="LineSchema">What each line of it is in JSON, as the example is.</param>
/// <param name="IsBinary">It is no text.</param>
sealed record RawBody(string MediaType, string? FilesField = null, string? Example = null, Type? LineSchema = null, bool IsBinary = false);

/// <summary>What an endpoint answers with 200 to who asks for it by Accept or by the address, for the document.</summary>
/// <param name="MediaType">Its content type.</param>
/// <param name="Schema">What it is in JSON; null for a text.</param>
sealed record AlsoSends(string MediaType, Type? Schema = null);

/// <summary>A response header that only this endpoint sends.</summary>
sealed record SendsHeader(int Status, string Name);
