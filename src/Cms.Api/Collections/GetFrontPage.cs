using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Categories;
using Cms.Api.Http;
using Cms.Api.Views;
using Cms.Api.WeatherSnapshots;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Reads a whole front page.</summary>
/// <remarks>The boxes with their articles, the most read, the weather and the navigation in one answer, with one ETag. What stands in a box goes by the clock.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetFrontPage(CollectionStore collections, MostReadList mostRead, WeatherSnapshotStore weather, CategoryStore categories) : Endpoint<GetFrontPage.Request, FrontPage>
{
    const int MostReadSize = 10;

    public sealed record Request : ConditionalRead;

    public override void Configure()
    {
        Get("/v1/front-page");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(new FrontPage
    {
        Boxes = await collections.FrontPageAsync(ct),
        MostRead = await mostRead.TopAsync("24h", null, MostReadSize, ct),
        Weather = await weather.LatestAsync(ct),
        Navigation = await categories.TreeAsync(ct),
    }, shared: Shared.FrontPage);
}
