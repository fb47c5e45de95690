using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>The real host as a process of its own, on loopback, with a data directory of its own.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<IPEndPoint> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
    }

    public IPEndPoint EndPoint => _ready.Task.Result;

    public IReadOnlyCollection<string> Output => _output;

    public string Errors => string.Join('\n', _errors);

    public int Id => _process.Id;

    /// <summary>Starts the host and waits until it accepts clients.</summary>
    public static Task<HostProcess> StartAsync(string data, params string[] arguments) => StartProgramAsync(Programs.Silo, data, arguments);

    /// <summary>Starts the host of another build and waits until it accepts clients.</summary>
    public static async Task<HostProcess> StartProgramAsync(string program, string data, params string[] arguments)
    {
        var host = Launch(data, ["--listen", "127.0.0.1:0", .. arguments], HostFixture.FirstRootPassword, program);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Starts the host and doesn't wait.</summary>
    public static HostProcess Launch(
        string data,
        IEnumerable<string> arguments,
        string? rootPassword,
        string? program = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? directory = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = directory ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(program ?? Programs.Silo);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(data);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("MRCI_ROOT_PASSWORD");
        if (rootPassword is not null)
            start.Environment["MRCI_ROOT_PASSWORD"] = rootPassword;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;

        var host = new HostProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        host._process.Exited += (_, _) => host._ready.TrySetException(new InvalidOperationException("the host ended before it was ready"));
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    public async Task ReadyAsync()
    {
        try
        {
            await _ready.Task.Within("the line 'mrci ready'");
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"the host did not start.\n{Errors}", failure);
        }
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
        Signal(_process.Id, Terminate).ShouldBe(0);
        return await ExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().Within($"the end of process {_process.Id}");
        return _process.ExitCode;
    }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentMemory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>Memory in bytes that is allocated, whether it has been touched, and so is resident, or not.</summary>
    public long AllocatedMemory()
    {
        _process.Refresh();
        return _process.PrivateMemorySize64;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;

        _output.Enqueue(line);
        if (line.StartsWith("mrci ready ", StringComparison.Ordinal))
            _ready.TrySetResult(IPEndPoint.Parse(line.Split(' ')[2]));
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
