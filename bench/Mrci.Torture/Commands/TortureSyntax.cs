using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Mrci.Torture.Faults;
using Mrci.Torture.Targets;

namespace Mrci.Torture.Commands;

/// <summary>The command line: what to torture, how long, how hard.</summary>
internal sealed class TortureSyntax
{
    private const int Kept = 0;
    private const int Broken = 1;
    private const int NotRun = 2;

    // What was changed for all users of somebody's cluster is taken back first.
    private static readonly TimeSpan MostAfterInterruption = TimeSpan.FromSeconds(90);

    private readonly Option<FileInfo> _host = new("--host") { Description = "The host's Mrci.Silo.dll.", HelpName = "PATH", Required = true };
    private readonly Option<int> _clients = Number("--clients", "Clients, each with an account of its own.", 300);
    private readonly Option<int> _room = Number("--room", "Clients that share a sub-channel.", 10);
    private readonly Option<int> _duration = Number("--duration", "Seconds of load and faults.", 60);
    private readonly Option<int> _every = Number("--fault-every", "Seconds from one fault to the next.", 10);
    private readonly Option<int> _silos = Number("--silos", "Silos, each with a front.", 3);
    private readonly Option<double> _casts = Rate("--casts", "Casts per second of one client.", 1);
    private readonly Option<double> _changes = Rate("--changes", "Changes per second of one client.", 0.1);

    private readonly Option<FileInfo> _module = new Option<FileInfo>("--module")
    {
        Description = "The main.dll of the reference module, modules/Tester, which is installed and removed meanwhile. Default: no module.",
        HelpName = "PATH",
    }.AcceptExistingOnly();

    private readonly Option<int?> _seed = new("--seed") { Description = "Start of all random numbers. Default: a random one, printed.", HelpName = "N" };

    private readonly Option<DirectoryInfo?> _keep = new("--keep")
    {
        Description = "Put stores, logs of the hosts, and violations.txt there and leave them. Default: a temporary directory, left after violations only.",
        HelpName = "DIR",
    };

    private readonly Option<DirectoryInfo?> _postgres = new("--postgres")
    {
        Description = "Directory of initdb and postgres. Default: the newest below /usr/lib/postgresql.",
        HelpName = "DIR",
    };

    private readonly Option<IPEndPoint[]> _fronts = new("--front")
    {
        Description = "Where clients connect; repeatable. Plain text, so a loopback address or one of a trusted tunnel.",
        HelpName = "ADDR:PORT",
        Required = true,
        CustomParser = ParseEndPoints,
    };

    private readonly Option<string?> _rootPassword = new("--root-password")
    {
        Description = "Root's password. Default: environment variable MRCI_ROOT_PASSWORD.",
        HelpName = "PASSWORD",
    };

    private readonly Option<string?> _kill = Command("--kill-command", "Kills a host and sees to it that it is started again.");
    private readonly Option<string?> _freeze = Command("--freeze-command", "Stops a host with SIGSTOP; 20 s later --thaw-command is run.");
    private readonly Option<string?> _thaw = Command("--thaw-command", "Lets it go on.");
    private readonly Option<string?> _databaseStop = Command("--database-stop-command", "Stops the database; 15 s later --database-start-command is run.");
    private readonly Option<string?> _databaseStart = Command("--database-start-command", "Starts it.");

    /// <summary>Parses and runs.</summary>
    /// <returns>0 when every promise was kept, 1 after violations, 2 when there is nothing to judge, which standard error explains.</returns>
    public Task<int> InvokeAsync(string[] arguments) =>
        // A failure that is none of a host's is a defect of this program, and is shown as one.
        Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = MostAfterInterruption });

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} takes a number from 1.");
        });
        return option;
    }

    private static Option<double> Rate(string name, string description, double value)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1000))
                result.AddError($"{name} takes a number above 0, up to 1000.");
        });
        return option;
    }

    private static Option<string?> Command(string name, string description) => new(name) { Description = description, HelpName = "COMMAND" };

    private static IPEndPoint[]? ParseEndPoints(ArgumentResult result)
    {
        var fronts = new List<IPEndPoint>();
        foreach (var token in result.Tokens)
        {
            if (IPEndPoint.TryParse(token.Value, out var front) && front.Port > 0)
                fronts.Add(front);
            else
                result.AddError($"'{token.Value}' is no ADDR:PORT.");
        }

        return [.. fronts];
    }

    private RootCommand Create()
    {
        var root = new RootCommand(
            """
            Breaks an MRCI host or cluster on purpose, while clients use it, and checks that nothing that was acknowledged is lost, that no cast is
            delivered twice or out of order, and that every session goes on. Exit code 0: all promises kept; 1: violations; 2: could not be run.
            """);
        root.Subcommands.Add(Command(
            "embedded", "One host process with SQLite, killed and started again.", [_host, _keep], (parsed, directory, cancellation) =>
                Upcast(EmbeddedTarget.StartAsync(parsed.GetValue(_host)!.FullName, directory, cancellation))));
        root.Subcommands.Add(Command(
            "local", "A cluster on this machine: silos with fronts, PostgreSQL. The host is one built for Orleans.", [_host, _silos, _postgres, _keep],
            (parsed, directory, cancellation) => Upcast(ClusterTarget.StartAsync(
                parsed.GetValue(_host)!.FullName, parsed.GetValue(_silos), Programs(parsed), directory, cancellation))));
        root.Subcommands.Add(Command(
            "attach",
            "A cluster that runs already. Clients and channels of the run stay in it; what their names begin with is printed. Commands are run by /bin/sh -c and find a "
            + "random number, 0 to 999, in MRCI_TORTURE_NUMBER.",
            [_fronts, _rootPassword, _kill, _freeze, _thaw, _databaseStop, _databaseStart],
            async (parsed, _, cancellation) => await AttachAsync(parsed, cancellation)));
        return root;
    }

    private Command Command(
        string name, string about, Option[] options, Func<ParseResult, DirectoryInfo, CancellationToken, Task<Target>> open)
    {
        var command = new Command(name, about);
        foreach (var option in (Option[])[.. options, _clients, _room, _duration, _every, _casts, _changes, _module, _seed])
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, open, cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, DirectoryInfo, CancellationToken, Task<Target>> open, CancellationToken cancellation)
    {
        using var directory = new RunDirectory(Option(parsed, _keep));
        try
        {
            await using var target = await open(parsed, directory.Path, cancellation);
            var violations = await new TortureRun(Plan(parsed), target, directory.Path, Console.Out).RunAsync(cancellation);
            directory.IsOfInterest = violations > 0;
            return violations == 0 ? Kept : Broken;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("mrci-torture: interrupted; nothing was judged");
            return NotRun;
        }
        catch (Exception failure) when (failure is TortureException or IOException or System.Net.Sockets.SocketException or Client.MrciConnectException)
        {
            await Console.Error.WriteLineAsync($"mrci-torture: {failure.Message}");
            directory.IsOfInterest = true;
            return NotRun;
        }
    }

    private RunPlan Plan(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(_seed) ?? Random.Shared.Next(),
        Clients = parsed.GetValue(_clients),
        RoomSize = parsed.GetValue(_room),
        Duration = TimeSpan.FromSeconds(parsed.GetValue(_duration)),
        FaultEvery = TimeSpan.FromSeconds(parsed.GetValue(_every)),
        CastRate = parsed.GetValue(_casts),
        ChangeRate = parsed.GetValue(_changes),
        Module = parsed.GetValue(_module) is { } module ? File.ReadAllBytes(module.FullName) : default,
    };

    private string Programs(ParseResult parsed) => parsed.GetValue(_postgres)?.FullName ?? PostgresServer.FindPrograms()
        ?? throw new TortureException("There is no PostgreSQL below /usr/lib/postgresql; --postgres names another directory.");

    private async Task<AttachedTarget> AttachAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var password = parsed.GetValue(_rootPassword) ?? Environment.GetEnvironmentVariable("MRCI_ROOT_PASSWORD")
            ?? throw new TortureException("Root's password is needed: --root-password or environment variable MRCI_ROOT_PASSWORD.");
        var faults = new List<Fault>();
        if (parsed.GetValue(_kill) is { } kill)
            faults.Add(new OperatorFault("kill", kill, healing: null, TimeSpan.Zero));
        if (parsed.GetValue(_freeze) is { } freeze)
            faults.Add(new OperatorFault("freeze", freeze, parsed.GetValue(_thaw), ClusterTarget.Freeze));
        if (parsed.GetValue(_databaseStop) is { } stop)
            faults.Add(new OperatorFault("database", stop, parsed.GetValue(_databaseStart), ClusterTarget.DatabaseStop));
        var fronts = parsed.GetValue(_fronts)!;
        await RootAccount.CheckAsync(fronts[0], password, cancellation);
        return new AttachedTarget(fronts, password, faults);
    }

    private static T? Option<T>(ParseResult parsed, Option<T> option) => parsed.CommandResult.Command.Options.Contains(option) ? parsed.GetValue(option) : default;

    private static async Task<Target> Upcast<T>(Task<T> target) where T : Target => await target;
}
