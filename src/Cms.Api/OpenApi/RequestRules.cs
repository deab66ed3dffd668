using System.Reflection;
using Cms.Api.Binding;
using FastEndpoints;
using FluentValidation;
using FluentValidation.Validators;

namespace Cms.Api.OpenApi;

/// <summary>The unconditional FluentValidation rules of every request, by property.</summary>
sealed class RequestRules
{
    readonly ILookup<(Type?, string), Rule> rules;
    readonly HashSet<(Type, string)> notInBody;
    readonly HashSet<Type> requests;

    public RequestRules(EndpointDataSource endpoints, IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var definitions = endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<EndpointDefinition>()).OfType<EndpointDefinition>().Distinct().ToList();
        rules = definitions
            .Where(d => d.ValidatorType is not null)
            .SelectMany(d => RulesOf(d.ValidatorType!, scope.ServiceProvider))
            .ToLookup(r => (r.Property.DeclaringType, r.Property.Name));
        requests = [.. definitions.Select(d => d.ReqDtoType),
            .. definitions.SelectMany(d => d.ReqDtoType.GetProperties()).Where(p => p.IsDefined(typeof(FromBodyAttribute))).Select(p => p.PropertyType)];
        notInBody = [.. definitions.SelectMany(d => RequestBinding.Of(d)
            .Where(b => b.Source != Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource.Body)
            .Select(b => (d.ReqDtoType, b.Property.Name)))];
    }

    public IEnumerable<Rule> For(MemberInfo property) => rules[(property.DeclaringType, property.Name)];

    public bool IsRequired(PropertyInfo property) => For(property).Any(r => !r.Each && r.Validator is INotEmptyValidator or INotNullValidator);

    public bool IsRequest(Type type) => requests.Contains(type);

    public bool IsInBody(Type request, PropertyInfo property) => !notInBody.Contains((request, property.Name));

    static IEnumerable<Rule> RulesOf(Type validatorType, IServiceProvider services)
    {
        var validator = (IValidator)ActivatorUtilities.CreateInstance(services, validatorType);
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            foreach (var component in rule.Components)
            {
                if (component.Validator is IChildValidatorAdaptor { ValidatorType: { IsGenericType: false } child })
                {
                    foreach (var nested in RulesOf(child, services))
                    {
                        yield return nested;
                    }
                }
                else if (rule.Member is PropertyInfo property && !rule.HasCondition && !rule.HasAsyncCondition && !component.HasCondition && !component.HasAsyncCondition)
                {
                    var each = rule.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));
                    yield return new(property, component.Validator, each);
                }
            }
        }
    }

    /// <summary>One rule.</summary>
    /// <param name="Property">The property it is about.</param>
    /// <param name="Validator">What it demands.</param>
    /// <param name="Each">It is about each element (RuleForEach) rather than the collection.</param>
    public sealed record Rule(PropertyInfo Property, IPropertyValidator Validator, bool Each);
}
