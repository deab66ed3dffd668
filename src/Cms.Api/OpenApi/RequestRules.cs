using System.Reflection;
using FastEndpoints;
using FluentValidation;
using FluentValidation.Validators;

namespace Cms.Api.OpenApi;

/// <summary>The unconditional FluentValidation rules of every request, by property; and which types are sent rather than answered.</summary>
sealed class RequestRules
{
    readonly ILookup<(Type?, string), Rule> rules;
    readonly HashSet<Type> inputs = [];

    public RequestRules(EndpointDataSource endpoints)
    {
        var definitions = endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<EndpointDefinition>()).OfType<EndpointDefinition>().Distinct().ToList();
        rules = definitions
            .Where(d => d.ValidatorType is not null)
            .SelectMany(d => RulesOf(d.ValidatorType!))
            .ToLookup(r => (r.Property.DeclaringType, r.Property.Name));
        foreach (var body in definitions.SelectMany(d => d.ReqDtoType.GetProperties()).Where(p => p.IsDefined(typeof(FromBodyAttribute))))
        {
            AddInputs(body.PropertyType);
        }

        inputs.UnionWith(definitions.Select(d => d.ReqDtoType));
        inputs.UnionWith(endpoints.Endpoints.SelectMany(e => e.Metadata.OfType<RawBody>()).Select(b => b.LineSchema).OfType<Type>());
    }

    public IEnumerable<Rule> For(MemberInfo property) => rules[(property.DeclaringType, property.Name)];

    public bool IsRequired(PropertyInfo property) => For(property).Any(r => !r.Each && r.Validator is INotEmptyValidator or INotNullValidator);

    /// <summary>Whether clients send it: then a member may be left out unless a rule forbids that.</summary>
    public bool IsInput(Type? type) => type is not null && inputs.Contains(type);

    /// <summary>A body, and the types of its members and elements.</summary>
    void AddInputs(Type type)
    {
        if (type.IsGenericType)
        {
            AddInputs(type.GenericTypeArguments[0]);
        }
        else if (type.Namespace!.StartsWith("Cms.", StringComparison.Ordinal) && !type.IsEnum && inputs.Add(type))
        {
            Array.ForEach(type.GetProperties(), p => AddInputs(p.PropertyType));
        }
    }

    static IEnumerable<Rule> RulesOf(Type validatorType)
    {
        var validator = (IValidator)Activator.CreateInstance(validatorType)!;
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            foreach (var component in rule.Components)
            {
                if (component.Validator is IChildValidatorAdaptor { ValidatorType: { IsGenericType: false } child })
                {
                    foreach (var nested in RulesOf(child))
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
