using System.Net;
using System.Text;
using System.Text.Unicode;
using Cms.Api.Problems;
using FastEndpoints;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.Binding;

/// <summary>Refuses query parameters that the endpoint doesn't declare: a misspelt filter must not answer everything.</summary>
static class KnownParameters
{
    public static void UseKnownParameters(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Query.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>() is { } endpoint)
        {
            Check(http.Request, [.. RequestBinding.Of(endpoint).Where(b => b.Source == BindingSource.Query).Select(b => b.Name)]);
        }

        return next(http);
    });

    static void Check(HttpRequest request, string[] allowed)
    {
        List<FieldError> errors = [.. Undecodable(request.QueryString.Value!)];
        foreach (var (name, values) in request.Query)
        {
            if (!allowed.Contains(name))
            {
                var known = allowed.Length == 0 ? "this address has no parameters" : "allowed are " + string.Join(", ", allowed);
                errors.Add(FieldError.Of(name.Replace('\0', '?'), FieldCode.UnknownParameter, $"There is no parameter '{name.Replace('\0', '?')}': {known}."));
            }
            else if (values.Count > 1)
            {
                errors.Add(FieldError.Of(name, FieldCode.Repeated, $"'{name}' is given {values.Count} times."));
            }
        }

        if (errors.Count > 0)
        {
            throw ProblemException.Invalid(errors);
        }
    }

    /// <summary>Escapes that are no UTF-8, half a surrogate pair among them, which ASP.NET would hand on as they stand.</summary>
    static IEnumerable<FieldError> Undecodable(string query) =>
        from pair in query[1..].Split('&')
        where !Utf8.IsValid(WebUtility.UrlDecodeToBytes(Encoding.UTF8.GetBytes(pair), 0, Encoding.UTF8.GetByteCount(pair)))
        let name = pair.Split('=')[0]
        select FieldError.Of(name, FieldCode.NotText, $"'{name}' has escapes that are no UTF-8.");
}
