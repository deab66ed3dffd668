using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Imports;
using FastEndpoints;

namespace Cms.Api.Problems;

/// <summary>Lists every problem code that this API answers with.</summary>
/// <remarks>A problem's <c>code</c> is one of <c>data</c>; the <c>code</c> of each of its <c>errors</c> is one of <c>fieldCodes</c>, or of <c>importCodes</c> for a page.</remarks>
[Needs(Permission.ReadPublished)]
public sealed class ListProblems : Endpoint<ListProblems.Request, ListProblems.Catalogue>
{
    public sealed record Request : ConditionalRead;

    /// <summary>Every code, from the source itself.</summary>
    /// <param name="Data">The kinds of problem.</param>
    /// <param name="FieldCodes">The rules a field can break.</param>
    /// <param name="ImportCodes">What the page reader warns of or refuses.</param>
    public sealed record Catalogue(IReadOnlyList<ProblemCode> Data, IReadOnlyList<string> FieldCodes, IReadOnlyList<string> ImportCodes);

    public override void Configure()
    {
        Get("/v1/problems");
    }

    public override Task HandleAsync(Request request, CancellationToken ct) => Send.ResourceAsync(new Catalogue(ProblemCode.All, FieldCode.All, StorageNotices.All), shared: Shared.Constant);
}
