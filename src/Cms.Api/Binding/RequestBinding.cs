using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FastEndpoints;
using Microsoft.AspNetCore.Routing.Patterns;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.Binding;

/// <summary>
/// Where one property of a request comes from. <c>[FromBody]</c> marks the body and <c>[FromHeader]</c> a header; a property that the
/// route names is a path parameter; every other one is a query parameter. The binder obeys this and the OpenAPI document tells it.
/// </summary>
/// <param name="Property">The property of the request class.</param>
/// <param name="Name">What the client calls it.</param>
/// <param name="Source">Path, query, header or body.</param>
sealed record RequestBinding(PropertyInfo Property, string Name, BindingSource Source)
{
    static readonly ConcurrentDictionary<EndpointDefinition, RequestBinding[]> Known = new();

    public static RequestBinding[] Of(EndpointDefinition endpoint) => Known.GetOrAdd(endpoint, static e =>
    [
        .. from property in e.ReqDtoType.GetProperties()
           where property.SetMethod is { IsPublic: true }
           select Of(property, e),
    ]);

    static RequestBinding Of(PropertyInfo property, EndpointDefinition endpoint)
    {
        var name = property.GetCustomAttribute<BindFromAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return property switch
        {
            _ when property.IsDefined(typeof(FromBodyAttribute)) => new(property, name, BindingSource.Body),
            _ when property.GetCustomAttribute<FromHeaderAttribute>() is { } header => new(property, header.HeaderName ?? property.Name, BindingSource.Header),
            _ when endpoint.Routes.Any(r => RoutePatternFactory.Parse(r).GetParameter(name) is not null) => new(property, name, BindingSource.Path),
            _ => new(property, name, BindingSource.Query),
        };
    }
}
