using System.CommandLine;
using Mrci.Hosting.Configuration;

namespace Mrci.Front.Configuration;

/// <summary>The command line of the front: as of the host, as far as it concerns a front (C-CFG.21).</summary>
internal static class FrontCommandLine
{
    /// <summary>Parses and runs; problems of the command line are told on standard error.</summary>
    /// <param name="arguments">The words of the command line.</param>
    /// <param name="run">Gets what the options say as configuration values; gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> InvokeAsync(string[] arguments, Func<IReadOnlyDictionary<string, string?>, Task<int>> run)
    {
        var settings = SettingArguments.Extract(arguments, out var others);
        var listen = new Option<string[]>("--listen")
        {
            Description = $"Where clients connect; repeatable. Default {FrontProgramOptions.DefaultListen}.",
            HelpName = "ADDR:PORT",
        };
        var http = new Option<string?>("--http")
        {
            Description = "Where the health probes answer: /health/live, /health/ready, /health/startup. Default nowhere.",
            HelpName = "ADDR:PORT",
        };
        var root = new RootCommand(
            """
            The front of an MRCI cluster: accepts clients and hands them to the silos that it finds in the store (Mrci:Storage, Mrci:Cluster).
            Every setting of appsettings.json can also be given as --Mrci:Key VALUE or as environment variable Mrci__Key.
            """)
        {
            listen, http,
        };
        root.SetAction(parsed =>
        {
            var index = 0;
            foreach (var endpoint in parsed.GetValue(listen) ?? [])
                settings[$"{HostConfiguration.Section}:{nameof(FrontProgramOptions.Listen)}:{index++}"] = endpoint;
            if (parsed.GetValue(http) is { } probes)
                settings[$"{HostConfiguration.Section}:{nameof(FrontProgramOptions.Http)}"] = probes;
            return run(settings);
        });
        // The generic host answers SIGTERM and Ctrl-C itself, with an orderly stop.
        return root.Parse(others).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
