using System.Globalization;
using System.Text.RegularExpressions;

namespace Cms.Api.Tests.Seeing;

[Collection(ApiCollection.Name)]
public sealed class ServerTimingTests(Api api)
{
    [Fact]
    public async Task Outside_production_an_answer_says_what_its_time_went_into()
    {
        var answer = await api.Editor.GetAsync("/v1/audit-entries?limit=1");
        var timing = Regex.Match(Assert.Single(answer.Headers.GetValues("Server-Timing")), "^total;dur=([0-9.]+), db;dur=([0-9.]+);desc=\"([0-9]+) statements\"$");
        Assert.True(timing.Success, answer.Headers.ToString());
        var (total, db) = (double.Parse(timing.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(timing.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.InRange(db, 0.01, total);
        Assert.InRange(int.Parse(timing.Groups[3].Value, CultureInfo.InvariantCulture), 1, 3); // the key's owner may be remembered
        Assert.EndsWith("desc=\"0 statements\"", Assert.Single((await api.Reader.GetAsync("/health/live")).Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
    }
}
