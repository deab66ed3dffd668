using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;
using FluentValidation.Results;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.Binding;

/// <summary>Names what a validator found as the client knows it: by JSON Pointer in a body, by name elsewhere.</summary>
static partial class ValidationFaults
{
    /// <summary>What FastEndpoints' validators found, as a problem.</summary>
    public static ProblemException Of(EndpointDefinition endpoint, IReadOnlyCollection<ValidationFailure> failures)
    {
        var bindings = RequestBinding.Of(endpoint);
        return ProblemException.Invalid([.. failures.Select(failure =>
        {
            var root = failure.PropertyName.Split('.')[0];
            var binding = bindings.FirstOrDefault(b => b.Property.Name.Equals(root, StringComparison.OrdinalIgnoreCase));
            return binding is null || binding.Source == BindingSource.Body
                ? InBody(failure, root)
                : FieldError.Of(binding.Name, FieldCode.From(failure), Message(failure, binding.Name));
        })]);
    }

    /// <summary>Runs the rules of a body that no endpoint has validated.</summary>
    /// <exception cref="ProblemException">400 with every member at fault.</exception>
    public static void Check<T>(IValidator<T> validator, T body)
    {
        var result = validator.Validate(body);
        if (!result.IsValid)
        {
            throw ProblemException.Invalid([.. result.Errors.Select(e => InBody(e, ""))]);
        }
    }

    /// <param name="failure">What the validator found.</param>
    /// <param name="body">The property that holds the body, which no client sees; empty when the body itself was validated.</param>
    static FieldError InBody(ValidationFailure failure, string body)
    {
        var path = failure.PropertyName[(body.Length == 0 ? 0 : Math.Min(failure.PropertyName.Length, body.Length + 1))..];
        var pointer = string.Concat(Parts().Matches(path).Select(p => "/" + JsonNamingPolicy.CamelCase.ConvertName(p.Value)));
        return FieldError.At(pointer, FieldCode.From(failure), Message(failure, pointer.TrimStart('/')));
    }

    /// <summary>FluentValidation's own sentences have the C# property's name in quotes, most of them at their beginning.</summary>
    static string Message(ValidationFailure failure, string name)
    {
        var message = failure.FormattedMessagePlaceholderValues?.GetValueOrDefault("PropertyName") is string property
            ? failure.ErrorMessage.Replace($"'{property}'", $"'{name}'", StringComparison.Ordinal)
            : failure.ErrorMessage;
        return QuotedName().Replace(message, $"'{name}'", 1);
    }

    [GeneratedRegex(@"[^.\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex("^'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();
}
