using Cms.Api.Json;

namespace Cms.Api.Tests.Json;

public sealed class SiteTimeTests
{
    [Theory]
    [InlineData("2025-12-05T01:55:18Z", "2025-12-05T10:55:18+09:00")]
    [InlineData("2025-12-05T10:55:18.1+09:00", "2025-12-05T10:55:18.1+09:00")]
    [InlineData("2025-12-05T20:00:00.000010-05:00", "2025-12-06T10:00:00.00001+09:00")]
    [InlineData("2025-12-05T10:55:18.1234569+09:00", "2025-12-05T10:55:18.123456+09:00")]
    [InlineData("1988-07-01T00:00:00Z", "1988-07-01T10:00:00+10:00")] // Korea had summer time that year
    public void A_time_is_answered_in_the_zone_of_the_site_to_the_microsecond(string time, string answered)
    {
        var moment = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(answered, SiteTime.Format(moment));
        Assert.Equal($"\"{answered}\"", System.Text.Json.JsonSerializer.Serialize(moment, CmsJson.Options));
    }
}
