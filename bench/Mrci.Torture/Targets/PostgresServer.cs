using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Mrci.Torture.Targets;

/// <summary>A PostgreSQL server of its own on a loopback port, with its data in a temporary directory.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // Debian keeps the programs off the path, one directory per version.
    private const string DebianRoot = "/usr/lib/postgresql";
    private const string User = "mrci";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly Dictionary<string, string> NoVariables = [];

    // Length (37 bytes), protocol 3.0, user, database, end.
    private static readonly byte[] StartUp = [0, 0, 0, 37, 0, 3, 0, 0, .. "user\0mrci\0database\0postgres\0\0"u8];

    private readonly string _programs;
    private readonly DirectoryInfo _data;
    private readonly Action<string> _log;
    private readonly IPEndPoint _endPoint = FreePort.Take();
    private GuardedProcess? _process;

    private PostgresServer(string programs, DirectoryInfo data, Action<string> log)
    {
        _programs = programs;
        _data = data;
        _log = log;
    }

    /// <summary>Connection string of its only user.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_endPoint.Port};Database=postgres;Username={User}";

    /// <summary>Where the newest installed server is; null if there is none.</summary>
    public static string? FindPrograms() => !Directory.Exists(DebianRoot)
        ? null
        : Directory.GetDirectories(DebianRoot)
            .OrderByDescending(static version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(static version => Path.Combine(version, "bin"))
            .FirstOrDefault(static programs => File.Exists(Path.Combine(programs, "initdb")));

    /// <summary>Makes a database and starts it.</summary>
    /// <param name="programs">Directory of <c>initdb</c> and <c>postgres</c>.</param>
    /// <param name="log">Gets what it prints.</param>
    /// <param name="cancellation">Ends the wait, and the server.</param>
    public static async Task<PostgresServer> CreateAsync(string programs, Action<string> log, CancellationToken cancellation)
    {
        var server = new PostgresServer(programs, Directory.CreateTempSubdirectory("mrci-torture-pg-"), log);
        try
        {
            await server.InitializeAsync(cancellation);
            await server.StartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, and returns when it accepts connections.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        string[] server =
        [
            Path.Combine(_programs, "postgres"), "-D", _data.FullName, "-p", $"{_endPoint.Port}", "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "max_connections=300",
        ];
        _process = await GuardedProcess.StartAsync([.. Unprivileged(), .. server], _data.FullName, NoVariables, _log);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AcceptsAsync(limit.Token))
        {
            if (_process.HasExited)
                throw new TortureException("PostgreSQL ended while it started.");
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Ends it at once, without a checkpoint (<c>immediate</c>).</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;
        await _process.SignalAsync("QUIT");
        if (!await _process.EndsWithinAsync(StopLimit))
            await _process.KillAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Delete(recursive: true);
    }

    // The server refuses to run as root; where this program runs as root it becomes the package's user.
    private static string[] Unprivileged() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    private async Task InitializeAsync(CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var change = Process.Start("chown", ["postgres:postgres", _data.FullName]);
            await change.WaitForExitAsync(cancellation);
        }

        string[] initialize = [Path.Combine(_programs, "initdb"), "-D", _data.FullName, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
        using var process = await GuardedProcess.StartAsync([.. Unprivileged(), .. initialize], "/", NoVariables, _log);
        if (!await process.EndsWithinAsync(StartLimit) || process.ExitCode != 0)
            throw new TortureException("initdb failed.");
    }

    // A server that is still recovering takes the connection and refuses the start-up message, so that is sent.
    private async Task<bool> AcceptsAsync(CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(_endPoint, cancellation);
            await socket.SendAsync(StartUp, cancellation);
            var answer = new byte[1];
            return await socket.ReceiveAsync(answer, cancellation) == 1 && answer[0] == 'R';
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
