using Cms.Api.Binding;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.OpenApi;

/// <summary>Splits the request of each endpoint into parameters and a body, as <see cref="RequestBinding"/> does.</summary>
sealed class RequestDescriptions(RequestRules rules) : IApiDescriptionProvider
{
    static readonly EmptyModelMetadataProvider Metadata = new();

    /// <summary>After EndpointMetadataApiDescriptionProvider, which runs at -1100 and makes the descriptions.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var api in context.Results)
        {
            if (OpenApiSetup.EndpointOf(api) is { } endpoint)
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
        api.ParameterDescriptions.Clear();
        api.SupportedRequestFormats.Clear();
        foreach (var binding in RequestBinding.Of(endpoint))
        {
            var isBody = binding.Source == BindingSource.Body;
            var type = binding.Property.PropertyType;
            api.ParameterDescriptions.Add(new()
            {
                Name = binding.Name,
                Source = binding.Source,
                IsRequired = isBody ? !JsonBody.IsOptional(binding.Property) : binding.Source == BindingSource.Path || rules.IsRequired(binding.Property),
                Type = type,
                ModelMetadata = isBody ? Metadata.GetMetadataForType(type) : Metadata.GetMetadataForProperty(endpoint.ReqDtoType, binding.Property.Name),
            });
            if (isBody)
            {
                string[] accepted = type.IsGenericType ? [JsonBody.MergePatch, JsonBody.Json] : [JsonBody.Json];
                Array.ForEach(accepted, mediaType => api.SupportedRequestFormats.Add(new() { MediaType = mediaType }));
            }
        }
    }
}
