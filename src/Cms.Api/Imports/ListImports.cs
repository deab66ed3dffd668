using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Imports;

/// <summary>Lists the receipts of imports, newest first, without their items.</summary>
/// <remarks>Each with the number of documents that were created, updated, unchanged and failed.</remarks>
[Needs(Permission.Import)]
sealed class ListImports(ImportStore imports) : Endpoint<ListImports.Request, Page<ImportListItem>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>Only imports in this state.</summary>
        public ImportStatus? Status { get; init; }

        /// <summary>Only imports begun at this time or later.</summary>
        [BindFrom("createdAt[gte]")]
        public DateTimeOffset? From { get; init; }

        /// <summary>Only imports begun before this time.</summary>
        [BindFrom("createdAt[lt]")]
        public DateTimeOffset? To { get; init; }
    }

    public sealed class Validator : ListValidator<Request>;

    public override void Configure() => Get("/v1/imports");

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await imports.ListAsync(request, ct), isPrivate: true);
}
