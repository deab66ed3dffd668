using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Cms.Api.Seeing;

/// <summary>A trace begins with a request. What the program asks the database for itself, several times a second, begins none.</summary>
sealed class RequestSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
