using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Mrci.Testing.PostgreSql;

/// <summary>
/// A PostgreSQL server of its own on a spare loopback port, with its data in a temporary directory. It ends with the process that
/// started it, even when that is killed.
/// </summary>
public sealed partial class PostgresServer : IAsyncDisposable
{
    // Another program can take the port between its choice and its use.
    private const int Attempts = 3;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);

    private readonly Process _shell;
    private readonly string _password;
    private int _databases;
    private int _ended;

    private PostgresServer(Process shell, int processId, int port, string password)
    {
        _shell = shell;
        ProcessId = processId;
        Port = port;
        _password = password;
    }

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <summary>The server's own process, for tests that stop or kill it.</summary>
    public int ProcessId { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The server, ready for connections.</returns>
    /// <exception cref="InvalidOperationException">None is installed, or it does not start; the message says why.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        if (!PostgresPrograms.TryFind(out var programs))
            throw new InvalidOperationException(PostgresPrograms.Advice);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(programs, SparePort(), cancellationToken);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // The next attempt has another port; the last one says what is wrong.
            }
        }
    }

    /// <summary>Creates an empty database.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Connection string of its owner.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Connection string of the superuser.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The connection string; its pool is small, so that many stores fit on the server.</returns>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = "mrci",
        Password = _password,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Ends the server and removes its data.</summary>
    /// <returns>A task that ends when it is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;

        _shell.StandardInput.Close();
        using var deadline = new CancellationTokenSource(StopDeadline);
        try
        {
            await _shell.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
        }

        _shell.Dispose();
    }

    private static async Task<PostgresServer> StartAsync(string programs, int port, CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var shell = Process.Start(Shell(programs, port)) ?? throw new InvalidOperationException("No process was started for PostgreSQL.");
        var errors = shell.StandardError.ReadToEndAsync(CancellationToken.None);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartDeadline);
        try
        {
            await shell.StandardInput.WriteLineAsync(password.AsMemory(), deadline.Token);
            await shell.StandardInput.FlushAsync(deadline.Token);
            if (!int.TryParse(await shell.StandardOutput.ReadLineAsync(deadline.Token), out var processId))
                throw new InvalidOperationException($"PostgreSQL did not start: {await errors}");

            var server = new PostgresServer(shell, processId, port, password);
            await server.WaitForConnectionsAsync(errors, deadline.Token);
            return server;
        }
        catch (Exception exception)
        {
            shell.StandardInput.Close();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new InvalidOperationException(
                    $"Waited {StartDeadline.TotalSeconds} s for PostgreSQL on port {port} to take connections.", exception);
            }

            throw;
        }
    }

    private static ProcessStartInfo Shell(string programs, int port)
    {
        var shell = new ProcessStartInfo
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.IsPrivilegedProcess)
        {
            shell.FileName = "setpriv";
            foreach (var argument in new[] { $"--reuid={Unprivileged()}", "--regid=nogroup", "--clear-groups", "/bin/sh" })
                shell.ArgumentList.Add(argument);
        }
        else
        {
            shell.FileName = "/bin/sh";
        }

        foreach (var argument in new[] { "-c", Script(), "serve.sh", programs, $"{port}" })
            shell.ArgumentList.Add(argument);
        return shell;
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(PostgresServer).Assembly.GetManifestResourceStream("serve.sh")!);
        return reader.ReadToEnd();
    }

    private static string Unprivileged() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static int SparePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitForConnectionsAsync(Task<string> errors, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await TryConnectAsync(cancellationToken))
        {
            if (_shell.HasExited)
                throw new InvalidOperationException($"PostgreSQL ended while it started: {await errors}");
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            // Not listening yet, or still starting.
            return false;
        }
    }
}
