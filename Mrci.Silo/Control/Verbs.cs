using System.ComponentModel;
using Mrci.Domain.Settings;
using Mrci.Hosting;
using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting;

namespace Mrci.Silo.Control;

/// <summary>Runs what the command line wants.</summary>
internal static class Verbs
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int BadValue = 128;

    /// <summary>Runs it to its end.</summary>
    /// <param name="verb">What is wanted.</param>
    /// <param name="argument">Its argument; empty for none.</param>
    /// <param name="commandLine">What the options say as configuration values.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(HostVerb verb, string argument, IReadOnlyDictionary<string, string?> commandLine) => verb switch
    {
        HostVerb.Run => HostProgram.RunAsync(() => HostComposition.Build(commandLine)),
        HostVerb.About => AboutAsync(),
        HostVerb.Address => HostProgram.GuardAsync(() => StoreAddressAsync(argument, commandLine)),
        _ => HostProgram.GuardAsync(() => StartOrAskAsync(verb, argument, commandLine)),
    };

    private static async Task<int> AboutAsync()
    {
        await Console.Out.WriteLineAsync(AboutText.Create());
        return Done;
    }

    // C-CLI.3: a host that runs reads it at its next start or restart.
    private static async Task<int> StoreAddressAsync(string text, IReadOnlyDictionary<string, string?> commandLine)
    {
        if (!ListeningAddress.TryParse(text, out var endpoint))
        {
            await Console.Error.WriteLineAsync($"mrci: '{text}' is no address to listen on; it takes IP:PORT or [IPv6]:PORT with a port from 1 to 65535");
            return BadValue;
        }

        var data = ReadOptions(commandLine).Data;
        ListeningFile.Write(data, endpoint);
        await Console.Out.WriteLineAsync($"listening address {endpoint} is stored in {ListeningFile.PathOf(data)} and takes effect at the next start");
        var listen = string.Join(' ', ReadOptions(commandLine).Listen);
        if (!listen.Equals(endpoint.ToString(), StringComparison.Ordinal))
            await Console.Out.WriteLineAsync($"the environment or the command line counts more, and has {listen}");
        return Done;
    }

    private static async Task<int> StartOrAskAsync(HostVerb verb, string argument, IReadOnlyDictionary<string, string?> commandLine)
    {
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
        return SiloConfiguration.Load(configuration, commandLine);
    }
}
