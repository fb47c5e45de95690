using System.CommandLine;
using Mrci.Hosting.Configuration;

namespace Mrci.Silo.Configuration;

/// <summary>The command line of the host: the short names, and <c>--Mrci:Key value</c> for every other setting (C-CFG.21).</summary>
internal static class HostCommandLine
{
    /// <summary>Parses and runs; problems of the command line are told on standard error.</summary>
    /// <param name="arguments">The words of the command line.</param>
    /// <param name="run">Gets what is wanted, its argument, and what the options say as configuration values; gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> InvokeAsync(string[] arguments, Func<HostVerb, string, IReadOnlyDictionary<string, string?>, Task<int>> run)
    {
        var settings = SettingArguments.Extract(arguments, out var others);
        var command = Create(settings, run);
        // The generic host answers SIGTERM and Ctrl-C itself, with an orderly stop.
        return command.Parse(VerbWords.Normalize(others)).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static RootCommand Create(
        Dictionary<string, string?> settings, Func<HostVerb, string, IReadOnlyDictionary<string, string?>, Task<int>> run)
    {
        var listen = new Option<string[]>("--listen")
        {
            Description = $"Where clients connect; repeatable. Default {MrciOptions.DefaultListen}.",
            HelpName = "ADDR:PORT",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Directory of everything the host keeps. Default mrci-data in the current directory.",
            HelpName = "DIR",
        };
        var http = new Option<string?>("--http")
        {
            Description = "Where the health probes answer: /health/live, /health/ready, /health/startup. Default nowhere.",
            HelpName = "ADDR:PORT",
        };
        var migrate = new Option<bool?>("--migrate")
        {
            Description = "Whether the start may bring the store's schema up to date. Default true.",
            HelpName = "true|false",
        };
        var about = new Option<bool>(VerbWords.About) { Description = "Tells version, runtime, and licence." };
        var address = new Option<string?>(VerbWords.Address)
        {
            Description = "Stores in the data directory where clients connect from the next start on; --listen and the environment count more.",
            HelpName = "ADDR:PORT",
        };
        var host = new Option<bool>(VerbWords.Host) { Description = "Runs the host in the foreground, as no verb at all does." };
        var start = new Option<bool>(VerbWords.Start)
        {
            Description = "Starts the host in the background and returns; what it prints goes to host.log in the data directory.",
        };
        var stop = new Option<bool>(VerbWords.Stop) { Description = "Stops the host that runs on the data directory." };
        var status = new Option<bool>(VerbWords.Status) { Description = "Tells load and addresses of the host that runs on the data directory." };
        var resetRoot = new Option<bool>(VerbWords.ResetRoot)
        {
            Description = "Unlocks the account root and gives it a random password, printed once and to be changed at the next login.",
        };
        var addAdmin = new Option<string?>(VerbWords.AddAdmin)
        {
            Description = "Makes an account in the group root, with a random password, printed once and to be changed at the first login.",
            HelpName = "NAME",
        };
        var root = new RootCommand(
            """
            The MRCI host. Every setting of appsettings.json can also be given as --Mrci:Key VALUE or as environment variable Mrci__Key;
            MRCI_ROOT_PASSWORD supplies the first password of root for unattended starts.
            Verbs (help, about, addr, host, start, stop, status, reset-root, add-admin) may also be written as in -about and -RESET_ROOT; of several,
            the first in this order is done.
            """)
        {
            listen, data, http, migrate, about, address, host, start, stop, status, resetRoot, addAdmin,
        };
        root.SetAction(parsed =>
        {
            var index = 0;
            foreach (var endpoint in parsed.GetValue(listen) ?? [])
                settings[Key($"{nameof(MrciOptions.Listen)}:{index++}")] = endpoint;
            Set(nameof(MrciOptions.Data), parsed.GetValue(data));
            Set(nameof(MrciOptions.Http), parsed.GetValue(http));
            Set(nameof(MrciOptions.Migrate), parsed.GetValue(migrate)?.ToString());
            // The first one wins (chapter 14).
            var verb = parsed.GetValue(about) ? HostVerb.About
                : parsed.GetValue(address) is not null ? HostVerb.Address
                : parsed.GetValue(host) ? HostVerb.Run
                : parsed.GetValue(start) ? HostVerb.Start
                : parsed.GetValue(stop) ? HostVerb.Stop
                : parsed.GetValue(status) ? HostVerb.Status
                : parsed.GetValue(resetRoot) ? HostVerb.ResetRoot
                : parsed.GetValue(addAdmin) is not null ? HostVerb.AddAdmin
                : HostVerb.Run;
            var argument = verb == HostVerb.Address ? parsed.GetValue(address) : parsed.GetValue(addAdmin);
            return run(verb, argument ?? "", settings);
        });
        return root;

        void Set(string key, string? value)
        {
            if (value is not null)
                settings[Key(key)] = value;
        }
    }

    private static string Key(string key) => $"{MrciOptions.Section}:{key}";
}
