using System.Diagnostics;
using System.Net;
using Mrci.Load.Sessions;

namespace Mrci.Load.Hosting;

/// <summary>A fresh host process with a store of its own in a temporary directory, ended by SIGTERM.</summary>
internal sealed class LaunchedHost : LoadHost
{
    private const string FirstPassword = "First-Light-1";
    private const string SecondPassword = "Second-Light-2";
    private const string ReadyLine = "mrci ready ";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _directory;
    private readonly TaskCompletionSource<IPEndPoint> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IPEndPoint? _endPoint;

    private LaunchedHost(Process process, DirectoryInfo directory, string commonName)
        : base(commonName)
    {
        _process = process;
        _directory = directory;
    }

    /// <inheritdoc />
    public override IPEndPoint EndPoint => _endPoint ?? throw new InvalidOperationException("The host is not ready yet.");

    /// <inheritdoc />
    public override int? ProcessId => _process.Id;

    /// <inheritdoc />
    public override string RootPassword => SecondPassword;

    /// <summary>Starts a host and returns when it accepts clients and root has the password it demanded.</summary>
    /// <param name="assembly">Path of the host's <c>Mrci.Silo.dll</c>.</param>
    /// <param name="commonName">Common name that sessions will ask for, and the host wants TLS (P-1.10); empty for plain sessions.</param>
    /// <param name="cancellation">Ends the wait, and the host.</param>
    public static async Task<LaunchedHost> StartAsync(string assembly, string commonName, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("mrci-load-");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.GetFullPath(assembly), "--listen", "127.0.0.1:0", "--Mrci:InitialSettings:max_sessions", "100000" },
            Environment = { ["MRCI_ROOT_PASSWORD"] = FirstPassword },
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (commonName.Length > 0)
        {
            start.ArgumentList.Add("--Mrci:Front:ForceTlsOnLoopback");
            start.ArgumentList.Add("true");
        }

        var process = Process.Start(start) ?? throw new LoadException("dotnet cannot be started.");
        var host = new LaunchedHost(process, directory, commonName);
        try
        {
            host.Watch();
            host._endPoint = await host._ready.Task.WaitAsync(cancellation);
            using var root = await LoadSession.ConnectAsync(host.EndPoint, cancellation, commonName: commonName);
            await root.LoginAsync("root", [FirstPassword, SecondPassword], cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private void Watch()
    {
        // What else the host prints is its log; it is read so that the pipe never fills, and dropped.
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.StartsWith(ReadyLine, StringComparison.Ordinal))
                _ready.TrySetResult(IPEndPoint.Parse(text[ReadyLine.Length..].Split(' ')[0]));
        };
        _process.Exited += (_, _) => _ready.TrySetException(new LoadException("The host ended before it was ready."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
    }

    private async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            if (_process.ExitCode != 0)
                await Console.Error.WriteLineAsync($"The host ended with exit code {_process.ExitCode}.");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"The host did not end within {StopLimit.TotalSeconds:0} s of SIGTERM and was killed.");
            _process.Kill(entireProcessTree: true);
        }
    }
}
