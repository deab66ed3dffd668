using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.Binding;

/// <summary>
/// Binds exactly what the document says (<see cref="RequestBinding"/>). FastEndpoints' own binder reads every source, so that
/// a query string could overwrite a body.
/// </summary>
sealed class ContractBinder<TRequest> : IRequestBinder<TRequest> where TRequest : notnull
{
    public async ValueTask<TRequest> BindAsync(BinderContext context, CancellationToken ct)
    {
        var http = context.HttpContext;
        object request = Activator.CreateInstance<TRequest>();
        var errors = new List<FieldError>();
        RequestBinding? body = null;
        foreach (var binding in RequestBinding.Of(http.GetEndpoint()!.Metadata.GetRequiredMetadata<EndpointDefinition>()))
        {
            if (binding.Source == BindingSource.Body)
            {
                body = binding;
            }
            else if (TextOf(binding, http.Request) is { } text && Read(binding, text, out var value) is var error)
            {
                if (error is null)
                {
                    binding.Property.SetValue(request, value);
                }
                else if (binding.Source == BindingSource.Path)
                {
                    throw new ProblemException(ProblemCode.NotFound, $"There is nothing of this name: {error.Message}", error);
                }
                else
                {
                    errors.Add(error);
                }
            }
        }

        if (errors.Count > 0)
        {
            throw ProblemException.Invalid(errors);
        }

        body?.Property.SetValue(request, await JsonBody.ReadAsync(http, body, ct));
        return (TRequest)request;
    }

    static FieldError? Read(RequestBinding binding, string text, out object? value)
    {
        value = null;
        if (!CmsText.IsText(text))
        {
            return FieldError.Of(binding.Name, FieldCode.NotText, $"'{binding.Name}' has a NUL or half a surrogate pair.");
        }

        if (text.Length == 0 && binding.Source == BindingSource.Query)
        {
            return FieldError.Of(binding.Name, FieldCode.Required, $"'{binding.Name}' has no value: leave it out or give one.");
        }

        value = Scalar.Read(text, binding.Property.PropertyType, out var accepted);
        return value is null ? FieldError.Of(binding.Name, FieldCode.WrongType, $"'{binding.Name}' must be {accepted}.") : null;
    }

    static string? TextOf(RequestBinding binding, HttpRequest request) => binding.Source switch
    {
        var s when s == BindingSource.Path => request.RouteValues[binding.Name] as string,
        var s when s == BindingSource.Header => request.Headers.TryGetValue(binding.Name, out var header) ? header.ToString() : null,
        _ => request.Query.TryGetValue(binding.Name, out var query) ? query.ToString() : null,
    };
}
