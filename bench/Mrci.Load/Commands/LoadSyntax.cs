using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Mrci.Load.Hosting;
using Mrci.Load.Scenarios;

namespace Mrci.Load.Commands;

/// <summary>The command line: what to measure, on which host, how often.</summary>
internal sealed class LoadSyntax
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int DefaultPort = 35516;

    private readonly Option<FileInfo?> _host = new("--host")
    {
        Description = "Start a fresh host from this Mrci.Silo.dll, with a store in a temporary directory, and stop it at the end.",
        HelpName = "PATH",
        Recursive = true,
    };

    private readonly Option<IPEndPoint> _target = new("--target")
    {
        Description = $"Measure the host that listens here, a loopback address; default 127.0.0.1:{DefaultPort}.",
        HelpName = "ADDR:PORT",
        Recursive = true,
        DefaultValueFactory = static _ => new IPEndPoint(IPAddress.Loopback, DefaultPort),
        CustomParser = ParseEndPoint,
    };

    private readonly Option<int?> _pid = new("--pid")
    {
        Description = "Process of the host at --target; idle reads its memory. Give it a fresh host, and --runs 1.",
        HelpName = "PID",
        Recursive = true,
    };

    private readonly Option<string?> _rootPassword = new("--root-password")
    {
        Description = "Root's password on the host at --target; cast logs in. Default: environment variable MRCI_ROOT_PASSWORD.",
        HelpName = "PASSWORD",
        Recursive = true,
    };

    private readonly Option<int> _limit = Number("--limit", "Seconds after which a set-up or a run has failed.", 300, recursive: true);
    private readonly Option<int> _runs = Number("--runs", "Runs of each scenario; the median is printed.", 3, recursive: true);
    private readonly Option<int> _connects = Number("--connects", "Sessions opened one after the other.", 500);
    private readonly Option<int> _crowd = Number("--crowd", "Sessions that connect at the same moment.", 50);
    private readonly Option<int> _waves = Number("--waves", "How often a crowd connects.", 20);
    private readonly Option<int> _trips = Number("--trips", "Round trips of the single session.", 10_000);
    private readonly Option<int> _peers = Number("--peers", "Sessions that do round trips at the same time.", 100);
    private readonly Option<int> _peerTrips = Number("--peer-trips", "Round trips of each of them.", 500);
    private readonly Option<int> _receivers = Number("--receivers", "Sessions that receive casts.", 100);
    private readonly Option<int> _casts = Number("--casts", "Casts sent as fast as the window allows.", 50_000);
    private readonly Option<int> _window = Number("--window", "Most casts without their IDLE.", 64);
    private readonly Option<int> _paced = Number("--paced", "Casts sent one at a time, each when all receivers have the last.", 1_000);
    private readonly Option<int> _sessions = Number("--sessions", "Idle sessions.", 5_000);
    private readonly Option<int> _mebibytes = Number("--mebibytes", "Size of the file that is moved.", 256);

    private readonly Option<bool> _tls = new("--tls")
    {
        Description = "Move it under TLS, against a copy through an SslStream. A host at --target must want TLS on loopback (Mrci:Front:ForceTlsOnLoopback).",
    };

    private readonly Option<FileInfo> _module = new("--module")
    {
        Description = "main.dll of tests/Mrci.Misbehaving.",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<string> _command = new("--command")
    {
        Description = "Command of the round trips: one that needs no login and no input. Default my_info.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => RoundTripScenario.DefaultCommand,
    };

    /// <summary>Parses and runs.</summary>
    /// <returns>0 when everything was measured, 1 when something went wrong, which standard error tells.</returns>
    public Task<int> InvokeAsync(string[] arguments) => Create().Parse(arguments).InvokeAsync();

    private static Option<int> Number(string name, string description, int value, bool recursive = false)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            Recursive = recursive,
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} takes a number from 1.");
        });
        return option;
    }

    private static IPEndPoint? ParseEndPoint(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0 && IPAddress.IsLoopback(endPoint.Address))
            return endPoint;
        result.AddError($"'{text}' is no loopback ADDR:PORT.");
        return null;
    }

    private RootCommand Create()
    {
        var root = new RootCommand(
            """
            Measures an MRCI host over real sockets on this machine. Each figure is one line: name = median unit (min … max over runs).
            Every session needs a file descriptor here and one in the host: see ulimit -n.
            """)
        {
            _host, _target, _pid, _rootPassword, _runs, _limit,
        };
        Add(root, "connect", "Time from connect to ready, alone and in a crowd.", [_connects, _waves, _crowd], [Connect]);
        Add(root, "roundtrip", "Time of a command, on one session and on many at the same time.", [_trips, _peers, _peerTrips, _command], [RoundTrip]);
        Add(root, "cast", "Casts from one session to many; checks every delivery.", [_receivers, _casts, _window, _paced], [Cast]);
        Add(root, "idle", "The host's memory per idle session.", [_sessions], [Idle]);
        Add(root, "transfer", "Upload and download of a file, against a copy of it over a socket.", [_mebibytes, _tls], [Transfer]);
        Add(root, "misbehaviour", "What other sessions notice of a module that does something wrong.", [_module], [.. Misbehaviour.All.Select(Misbehave)]);
        Option[] all = [_connects, _waves, _crowd, _trips, _peers, _peerTrips, _command, _receivers, _casts, _window, _paced, _sessions, _mebibytes];
        Add(root, "all", "All of these but misbehaviour.", all, [Connect, RoundTrip, Cast, Idle, Transfer]);
        return root;
    }

    private void Add(RootCommand root, string name, string about, Option[] options, Func<ParseResult, IScenario>[] scenarios)
    {
        var command = new Command(name, about);
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, scenarios, cancellation));
        root.Subcommands.Add(command);
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, IScenario>[] scenarios, CancellationToken cancellation)
    {
        var limit = TimeSpan.FromSeconds(parsed.GetValue(_limit));
        var runner = new ScenarioRunner(parsed.GetValue(_runs), limit, token => OpenHostAsync(parsed, token), Console.Out);
        try
        {
            await runner.RunAsync(scenarios.Select(create => create(parsed)), cancellation);
            return Done;
        }
        catch (Exception failure) when (failure is LoadException or IOException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync($"mrci-load: {failure.Message}");
            return Failed;
        }
    }

    private async Task<LoadHost> OpenHostAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var commonName = parsed.GetValue(_tls) ? CertifiedAddress.Find() : "";
        return parsed.GetValue(_host) is { } host
            ? await LaunchedHost.StartAsync(host.FullName, commonName, cancellation)
            : new RunningHost(parsed.GetValue(_target)!, parsed.GetValue(_pid), RootPassword(parsed), commonName);
    }

    // No default of the option, which the help would show.
    private string? RootPassword(ParseResult parsed) => parsed.GetValue(_rootPassword) ?? Environment.GetEnvironmentVariable("MRCI_ROOT_PASSWORD");

    private ConnectScenario Connect(ParseResult parsed) =>
        new(parsed.GetValue(_connects), parsed.GetValue(_waves), parsed.GetValue(_crowd));

    private RoundTripScenario RoundTrip(ParseResult parsed) =>
        new(parsed.GetValue(_command)!, parsed.GetValue(_trips), parsed.GetValue(_peers), parsed.GetValue(_peerTrips));

    private CastScenario Cast(ParseResult parsed) =>
        new(parsed.GetValue(_receivers), parsed.GetValue(_casts), parsed.GetValue(_window), parsed.GetValue(_paced));

    private TransferScenario Transfer(ParseResult parsed) => new(parsed.GetValue(_mebibytes));

    private Func<ParseResult, IScenario> Misbehave(Misbehaviour act) =>
        parsed => new MisbehaviourScenario(parsed.GetValue(_module)!.FullName, act);

    private IdleScenario Idle(ParseResult parsed) => new(parsed.GetValue(_sessions));
}
