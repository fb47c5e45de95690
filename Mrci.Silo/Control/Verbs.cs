using System.ComponentModel;
using Mrci.Hosting;
using Mrci.Hosting.Configuration;
using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting;

namespace Mrci.Silo.Control;

/// <summary>Runs what the command line wants.</summary>
internal static class Verbs
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <summary>Runs it to its end.</summary>
    /// <param name="verb">What is wanted.</param>
    /// <param name="argument">Its argument; empty for none.</param>
    /// <param name="commandLine">What the options say as configuration values.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostVerb verb, string argument, IReadOnlyDictionary<string, string?> commandLine)
    {
        if (verb == HostVerb.Run)
            return await HostProgram.RunAsync(() => HostComposition.Build(commandLine));

        if (verb == HostVerb.About)
        {
            await Console.Out.WriteLineAsync(AboutText.Create());
            return Done;
        }

        var data = ReadOptions(commandLine).Data;
        try
        {
            return verb == HostVerb.Start ? await StartAsync(data, commandLine) : await AskAsync(verb, argument, data, commandLine);
        }
        catch (IOException silent)
        {
            await Console.Error.WriteLineAsync($"mrci: no answer on {ControlSocket.PathOf(data)}: {silent.Message}");
            return Failed;
        }
    }

    private static async Task<int> AskAsync(HostVerb verb, string argument, string data, IReadOnlyDictionary<string, string?> commandLine)
    {
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

    private static async Task<int> StartAsync(string data, IReadOnlyDictionary<string, string?> commandLine)
    {
        if (await ControlClient.AskAsync(data, OperatorRequests.Of(HostVerb.Status, "")) is not null)
        {
            await Console.Out.WriteLineAsync($"a host runs already on {Path.GetFullPath(data)}");
            return Done;
        }

        // Opens the store first: wrong settings are told here rather than in a file, and so is root's first password (C-CLI.10), which no file is to keep.
        var code = await HostProgram.RunAsync(() => HostComposition.Build(commandLine, serves: false), static _ => Task.CompletedTask);
        if (code != Done)
            return code;

        try
        {
            var process = DetachedHost.Start(data, commandLine);
            await Console.Out.WriteLineAsync($"the host starts as process {process}; what it prints goes to {DetachedHost.LogOf(data)}");
            return Done;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            await Console.Error.WriteLineAsync($"mrci: the host cannot be started in the background: {failure.Message}");
            return Failed;
        }
    }

    private static MrciOptions ReadOptions(IReadOnlyDictionary<string, string?> commandLine)
    {
        using var configuration = new ConfigurationManager();
        HostConfiguration.Load(configuration, commandLine);
        return configuration.GetSection(MrciOptions.Section).Get<MrciOptions>() ?? new MrciOptions();
    }
}
