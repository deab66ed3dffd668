using Cms.Api;
using Cms.Api.Database;
using Cms.Api.Verbs;
using Microsoft.AspNetCore.Connections;

using var stop = new StopSignals();
try
{
    GlobalizationGuard.Check();
    return args is [] or [['-', ..], ..] ? await Serve.RunAsync(args, stop.Token) : await CommandLine.RunAsync(args, stop.Token);
}
catch (StartException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (IOException failure) when (failure.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{failure.Message} Stop what listens there, or choose another address: --urls http://localhost:8081");
    return 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return CommandLine.Stopped;
}

/// <summary>The entry point, public for the tests to start.</summary>
public partial class Program;
