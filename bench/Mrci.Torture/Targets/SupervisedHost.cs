using System.Diagnostics;
using System.Net;

namespace Mrci.Torture.Targets;

/// <summary>A host process that is started again whenever it has ended, at the same address, as a service manager would do.</summary>
/// <param name="name">What it is called in the report; also the name of its log.</param>
/// <param name="front">Where it accepts clients.</param>
/// <param name="directory">Its working directory; the log is put there.</param>
/// <param name="arguments">Words after <c>dotnet</c>.</param>
/// <param name="rootPassword">First password of root (C-CLI.10).</param>
internal sealed class SupervisedHost(string name, IPEndPoint front, DirectoryInfo directory, IReadOnlyList<string> arguments, string rootPassword)
    : IAsyncDisposable
{
    private const string ReadyLine = "mrci ready ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    // How long a host that was frozen may take to find out that it was taken for dead.
    private static readonly TimeSpan SecondThoughts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastThoughts = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly StreamWriter _log = new(Path.Combine(directory.FullName, $"{name}.log")) { AutoFlush = true };
    private readonly CancellationTokenSource _ending = new();
    private GuardedProcess? _process;
    private Task _watching = Task.CompletedTask;
    private long _thawed = long.MinValue;

    /// <summary>What it is called in the report.</summary>
    public string Name => name;

    /// <summary>Where it accepts clients.</summary>
    public IPEndPoint Front => front;

    /// <summary>Gets told when it has ended though nobody touched it, or does not come back.</summary>
    public Action<string> TellLost { get; set; } = static _ => { };

    /// <summary>Starts it, returns when it accepts clients, and keeps it running from then on.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await LaunchAsync(cancellation);
        _watching = WatchAsync();
    }

    /// <summary>Kills it with SIGKILL and starts it again.</summary>
    public async Task KillAndStartAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            await _process!.KillAsync();
            await RelaunchAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops it with SIGSTOP for the time of <paramref name="wait"/>. If it ends soon after, it is started again.</summary>
    public async Task FreezeAsync(Func<Task> wait)
    {
        await _gate.WaitAsync();
        try
        {
            await _process!.SignalAsync("STOP");
            await wait();
            await _process.SignalAsync("CONT");
            _thawed = Stopwatch.GetTimestamp();
            if (await _process.EndsWithinAsync(SecondThoughts))
                await RelaunchAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        if (_process is not null)
        {
            await _process.SignalAsync("TERM");
            if (!await _process.EndsWithinAsync(StopLimit))
                await _process.KillAsync();
            _process.Dispose();
        }

        await _log.DisposeAsync();
        _ending.Dispose();
    }

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        _process?.Dispose();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MRCI_ROOT_PASSWORD"] = rootPassword };
        _process = await GuardedProcess.StartAsync(["dotnet", .. arguments], directory.FullName, environment, line =>
        {
            Log(line);
            if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
                ready.TrySetResult();
        });
        Log($"--- process {_process.Id}");
        var ended = _process.EndsWithinAsync(StartLimit);
        if (await Task.WhenAny(ready.Task, ended).WaitAsync(cancellation) != ready.Task)
            throw new TortureException(await ended ? $"{name} ended with exit code {_process.ExitCode} before it was ready." : $"{name} was not ready in time.");
    }

    // A host that cannot start now, the database being away for instance, is tried again by the watch.
    private async Task RelaunchAsync()
    {
        try
        {
            await LaunchAsync(CancellationToken.None);
        }
        catch (TortureException failure)
        {
            TellLost($"{name} did not come back: {failure.Message}");
            await _process!.KillAsync();
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                await _gate.WaitAsync(_ending.Token);
                try
                {
                    if (_process!.HasExited)
                        await RestartAsync();
                }
                finally
                {
                    _gate.Release();
                }
            }
        }
        catch (OperationCanceledException)
        {
            Log("--- the end");
        }
    }

    private async Task RestartAsync()
    {
        var isAfterthought = _thawed != long.MinValue && Stopwatch.GetElapsedTime(_thawed) < LastThoughts;
        if (!isAfterthought)
            TellLost($"{name} ended by itself with exit code {_process!.ExitCode}");
        await RelaunchAsync();
    }

    private void Log(string line)
    {
        lock (_log)
            _log.WriteLine(line);
    }
}
