using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.ApiKeys;

/// <summary>Makes a key for a machine.</summary>
/// <remarks>The answer shows it, this once: it is stored hashed. It works at once on every instance.</remarks>
[Needs(Permission.ManageKeys)]
sealed class CreateApiKey(ApiKeyStore keys) : Endpoint<CreateApiKey.Request, MadeApiKey>
{
    public sealed record Request
    {
        [FromBody] public ApiKeyInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ApiKeyInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/api-keys");
        Description(d => d.Produces<MadeApiKey>(201).ProducesProblems(409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var key = await keys.CreateAsync(request.Body, HttpContext.CallerName(), ct);
        await Send.CreatedAsync($"/v1/api-keys/{key.Id}", key);
    }
}
