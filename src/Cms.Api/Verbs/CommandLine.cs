namespace Cms.Api.Verbs;

static class CommandLine
{
    public static Task<int> RunAsync(string[] args, CancellationToken stop) => Task.FromResult(args.Length + (stop.CanBeCanceled ? 0 : 0));
}
