using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using Mrci.Modules.Catalog;
using Mrci.Modules.Processes;
using Mrci.Modules.Wire;

namespace Mrci.Modules.Hosts;

/// <summary>One module host: a process and the connection to it.</summary>
internal sealed class ModuleProcess
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // How long a process that has lost its connection, or its output, may take to end.
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;
    private readonly LastWords _words = new();
    private readonly TimeProvider _time;
    private string? _reason;
    private int _isEnding;
    private bool _isGone;

    private ModuleProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        Id = process.Id;
    }

    /// <summary>Process id, which is also its session and its process group.</summary>
    public int Id { get; }

    /// <summary>The connection.</summary>
    public HostConnection Connection { get; private set; } = null!;

    /// <summary>Completes when process and connection have gone: why, or null when it was told to stop.</summary>
    public Task<string?> Ended { get; private set; } = Task.FromResult<string?>(null);

    /// <summary>Starts a module host and waits until it can be called.</summary>
    /// <exception cref="ModuleException">It cannot be started.</exception>
    public static async Task<ModuleProcess> StartAsync(InstalledModule module, ModuleHostOptions options, TimeProvider time)
    {
        var data = Path.Combine(Path.GetFullPath(options.DataDirectory), module.Name);
        var hidden = CreatePrivateDirectory();
        try
        {
            Directory.CreateDirectory(data);
            var path = Path.Combine(hidden, "s");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen(1);
            var host = new ModuleProcess(Launch(ModuleProgram.Prepare(options, path, module.Directory, data)), time);
            await host.ConnectAsync(listener, options);
            return host;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException or Win32Exception)
        {
            throw new ModuleException(ModuleFailure.Unavailable, $"The module host cannot be started: {exception.Message}", exception);
        }
        finally
        {
            // Whoever is connected needs the path no more.
            Directory.Delete(hidden, recursive: true);
        }
    }

    /// <summary>Ends it with all that it has started.</summary>
    /// <param name="reason">Why, for the log.</param>
    public void Kill(string reason)
    {
        lock (_process)
        {
            if (_isGone)
                return;
            _reason ??= reason;
            ProcessTree.End(_process);
        }

        Connection?.Close();
    }

    /// <summary>Asks it to end; after a moment it is ended.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        Volatile.Write(ref _isEnding, 1);
        Connection.Send(new Message(MessageKind.Stop, 0, 0, 0, ReadOnlyMemory<byte>.Empty));
        try
        {
            await Ended.WaitAsync(grace, _time);
        }
        catch (TimeoutException)
        {
            Kill("it does not stop");
            await Ended;
        }
    }

    private static Process Launch(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new ModuleException(ModuleFailure.Unavailable, "The module host cannot be started.");

    // A name that nobody can foresee, in a directory that nobody else can enter: only this user can connect (P-11.13). Short, as paths of sockets must be.
    private static string CreatePrivateDirectory()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mrci-{Guid.NewGuid():N}"[..17]);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }

    private async Task ConnectAsync(Socket listener, ModuleHostOptions options)
    {
        using var limit = new CancellationTokenSource(options.StartTimeout, _time);
        var words = Task.WhenAll(
            _words.ReadAsync(_process.StandardOutput.BaseStream, keeps: false), _words.ReadAsync(_process.StandardError.BaseStream, keeps: true));
        var exit = _process.WaitForExitAsync(CancellationToken.None);
        try
        {
            var accepting = listener.AcceptAsync(limit.Token).AsTask();
            if (await Task.WhenAny(accepting, exit) == exit)
            {
                await limit.CancelAsync();
                throw new IOException($"it has ended with exit code {_process.ExitCode}. {_words}");
            }

            Connection = new HostConnection(new NetworkStream(await accepting, ownsSocket: true), options.MaxOutputBytes, Kill);
            await Connection.GreetAsync(limit.Token);
        }
        catch (Exception exception)
        {
            ProcessTree.End(_process);
            Connection?.Close();
            _process.Dispose();
            if (exception is OperationCanceledException or InvalidDataException)
                throw new IOException(exception is InvalidDataException ? exception.Message : $"it has not answered within {options.StartTimeout}", exception);
            throw;
        }

        Ended = EndAsync(Connection.RunAsync(), exit, words);
    }

    private async Task<string?> EndAsync(Task connection, Task exit, Task words)
    {
        // A process that dies closes its connection first; how it died is worth a moment.
        await Task.WhenAny(connection, exit);
        await Task.WhenAny(exit, Task.Delay(LastMoment, _time));
        Kill(_process.HasExited ? "it has ended" : "it has closed its connection");
        await connection;
        await exit;
        await Task.WhenAny(words, Task.Delay(LastMoment, _time));
        var ending = $"{_reason} (exit code {_process.ExitCode})";
        lock (_process)
        {
            _isGone = true;
            _process.Dispose();
        }

        var last = _words.ToString();
        return Volatile.Read(ref _isEnding) == 1 ? null : last.Length == 0 ? ending : $"{ending}: {last}";
    }
}
