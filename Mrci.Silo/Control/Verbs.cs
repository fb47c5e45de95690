using Mrci.Hosting;
using Mrci.Hosting.Configuration;
using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting;

namespace Mrci.Silo.Control;

/// <summary>Runs what the command line wants.</summary>
internal static class Verbs
{
    private const int Done = 0;

    /// <summary>Runs it to its end.</summary>
    /// <param name="verb">What is wanted.</param>
    /// <param name="argument">Its argument; empty for none.</param>
    /// <param name="commandLine">What the options say as configuration values.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostVerb verb, string argument, IReadOnlyDictionary<string, string?> commandLine)
    {
        if (verb == HostVerb.Run)
            return await HostProgram.RunAsync(() => HostComposition.Build(commandLine));

        var data = ReadOptions(commandLine).Data;
        var request = OperatorRequests.Of(verb, argument);
        if (await ControlClient.AskAsync(data, request) is { } answer)
        {
            await Console.Out.WriteLineAsync(answer);
            return Done;
        }

        if (verb is HostVerb.Stop or HostVerb.Status)
        {
            await Console.Out.WriteLineAsync($"no host runs on {Path.GetFullPath(data)}");
            return Done;
        }

        // The account lives in the store: without a host this process opens it for as long as that takes.
        return await HostProgram.RunAsync(
            () => HostComposition.Build(commandLine, serves: false),
            async host => await Console.Out.WriteLineAsync(await host.Services.GetRequiredService<OperatorRequests>().AnswerAsync(request)));
    }

    private static MrciOptions ReadOptions(IReadOnlyDictionary<string, string?> commandLine)
    {
        using var configuration = new ConfigurationManager();
        HostConfiguration.Load(configuration, commandLine);
        return configuration.GetSection(MrciOptions.Section).Get<MrciOptions>() ?? new MrciOptions();
    }
}
