using System.Collections.Concurrent;
using FastEndpoints;

namespace Cms.Api.Binding;

/// <summary>Makes an endpoint for each request, with what its constructor asks for; properties are not filled.</summary>
/// <remarks>
/// At start each is made once, to be configured. That is done by reflection: to compile a constructor for each takes longer than all of them are at work then.
/// The first request to an endpoint has its constructor compiled.
/// </remarks>
sealed class EndpointMaker : IEndpointFactory
{
    readonly ConcurrentDictionary<Type, ObjectFactory?> constructors = new();

    public BaseEndpoint Create(EndpointDefinition definition, HttpContext ctx)
    {
        var type = definition.EndpointType;
        if (constructors.TryAdd(type, null))
        {
            return (BaseEndpoint)ActivatorUtilities.CreateInstance(ctx.RequestServices, type);
        }

        var make = constructors[type] ?? (constructors[type] = ActivatorUtilities.CreateFactory(type, []));
        return (BaseEndpoint)make(ctx.RequestServices, null);
    }
}
