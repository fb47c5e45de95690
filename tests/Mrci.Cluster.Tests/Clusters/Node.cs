using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Mrci.Client;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>A silo or a front: a process of its own on loopback.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Freeze = 19;
    private const int Thaw = 18;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<IPEndPoint> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("the program ended before it was ready"));
    }

    public string Name { get; private set; } = "";

    public string Errors => string.Join('\n', _errors);

    /// <summary>Where the probes answer; only with <c>--http</c> among the arguments.</summary>
    public Uri? Http { get; private init; }

    /// <summary>Starts a program and doesn't wait.</summary>
    public static Node Launch(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        var http = Array.IndexOf(arguments, "--http");
        foreach (var argument in arguments.Prepend(program))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var node = new Node(start) { Http = http < 0 ? null : new Uri($"http://{arguments[http + 1]}/health/") };
        node._process.Start();
        node.Name = $"{Path.GetFileNameWithoutExtension(program)} {node._process.Id}";
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until it accepts clients.</summary>
    public async Task<Node> ReadyAsync()
    {
        try
        {
            await _ready.Task.Within("the line 'mrci ready'");
            return this;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"the program did not start.\n{Errors}", failure);
        }
    }

    /// <summary>A session through this node's front.</summary>
    public async Task<MrciClient> ConnectAsync()
    {
        var endPoint = await _ready.Task;
        var client = await MrciClient.ConnectAsync(new MrciClientOptions { Host = endPoint.Address.ToString(), Port = endPoint.Port });
        await client.WaitReadyAsync().Within("1:TEXT (ready)");
        await client.SynchronizeAsync().Within("the command list");
        return client;
    }

    /// <summary>Waits until it has taken from its connections all that clients have sent so far.</summary>
    public async Task ReceivedAsync()
    {
        var port = (await _ready.Task).Port;
        var local = string.Create(CultureInfo.InvariantCulture, $"0100007F:{port:X4}");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        await Poll().Within("the host reads what was sent");

        async Task Poll()
        {
            while (HasUnread())
                await timer.WaitForNextTickAsync();
        }

        // proc(5): number, local address, remote address, state, sent and not acknowledged : received and not read.
        bool HasUnread() => File.ReadLines("/proc/net/tcp").Skip(1)
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(socket => socket[1] == local && !socket[4].EndsWith(":00000000", StringComparison.Ordinal));
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>SIGTERM: an orderly stop.</summary>
    public async Task<int> StopAsync()
    {
        BeginStop();
        return await ExitAsync();
    }

    /// <summary>SIGTERM, and goes on.</summary>
    public void BeginStop() => Signal(_process.Id, Terminate).ShouldBe(0);

    /// <summary>SIGSTOP: it keeps its connections and does nothing, as a virtual machine does that is being moved.</summary>
    public void StopClock() => Signal(_process.Id, Freeze).ShouldBe(0);

    /// <summary>SIGCONT: it goes on where it was, and does not know that time has passed.</summary>
    public void StartClock() => Signal(_process.Id, Thaw).ShouldBe(0);

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().Within($"the end of process {_process.Id}");
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.StartsWith("mrci ready ", StringComparison.Ordinal) == true)
            _ready.TrySetResult(IPEndPoint.Parse(line.Split(' ')[2]));
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
