using Cms.Api.Binding;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.OpenApi;

/// <summary>
/// Splits the request class of each endpoint into parameters and a body, which the API explorer sees as one body.
/// </summary>
sealed class RequestDescriptions(RequestRules rules) : IApiDescriptionProvider
{
    static readonly EmptyModelMetadataProvider Metadata = new();

    /// <summary>After EndpointMetadataApiDescriptionProvider, which runs at -1100 and makes the descriptions.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var api in context.Results)
        {
            if (api.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault() is { } endpoint
                && endpoint.ReqDtoType != typeof(EmptyRequest))
            {
                Describe(api, endpoint);
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    void Describe(ApiDescription api, EndpointDefinition endpoint)
    {
        var bindings = RequestBinding.Of(endpoint).ToLookup(b => b.Source == BindingSource.Body);
        var isText = typeof(IPlainTextRequest).IsAssignableFrom(endpoint.ReqDtoType);
        var body = api.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body);

        api.ParameterDescriptions.Clear();
        foreach (var binding in bindings[false])
        {
            api.ParameterDescriptions.Add(new()
            {
                Name = binding.Name,
                Source = binding.Source,
                IsRequired = rules.IsRequired(binding.Property),
                Type = binding.Property.PropertyType,
                ModelMetadata = Metadata.GetMetadataForProperty(endpoint.ReqDtoType, binding.Property.Name),
            });
        }

        if (body is null || !bindings[true].Any())
        {
            api.SupportedRequestFormats.Clear();
            return;
        }

        var model = isText ? typeof(string)
            : bindings[true].FirstOrDefault(b => b.Property.IsDefined(typeof(FromBodyAttribute), true))?.Property.PropertyType
            ?? endpoint.ReqDtoType;
        var formats = api.SupportedRequestFormats.Where(f => f.MediaType == (isText ? "text/plain" : f.MediaType)).ToList();
        api.SupportedRequestFormats.Clear();
        formats.ForEach(api.SupportedRequestFormats.Add);
        body.Type = model;
        body.ModelMetadata = Metadata.GetMetadataForType(model);
        body.IsRequired = true;
        api.ParameterDescriptions.Add(body);
    }
}
