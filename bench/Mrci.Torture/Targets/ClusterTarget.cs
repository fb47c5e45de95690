using System.Net;
using Mrci.Torture.Faults;

namespace Mrci.Torture.Targets;

/// <summary>A cluster on this machine: PostgreSQL, and silos that each have a front.</summary>
internal sealed class ClusterTarget : Target
{
    /// <summary>How long a silo is stopped by SIGSTOP: longer than the others wait before they take it for dead.</summary>
    public static readonly TimeSpan Freeze = TimeSpan.FromSeconds(20);

    /// <summary>How long the database is away.</summary>
    public static readonly TimeSpan DatabaseStop = TimeSpan.FromSeconds(15);

    private readonly PostgresServer _database;
    private readonly StreamWriter _databaseLog;
    private readonly HostFiles _files;
    private readonly List<SupervisedHost> _silos = [];

    private ClusterTarget(PostgresServer database, StreamWriter databaseLog, HostFiles files)
    {
        _database = database;
        _files = files;
        _databaseLog = databaseLog;
        Faults = [new KillHost(_silos), new FreezeHost(_silos, Freeze), new StopDatabase(database, DatabaseStop)];
    }

    /// <inheritdoc />
    public override IReadOnlyList<IPEndPoint> Fronts => [.. _silos.Select(static silo => silo.Front)];

    /// <inheritdoc />
    public override string RootPassword => RootAccount.SecondPassword;

    /// <inheritdoc />
    public override IReadOnlyList<Fault> Faults { get; }

    /// <inheritdoc />
    public override IReadOnlyList<CertificateFile> Certificates => _files.Certificates;

    /// <inheritdoc />
    public override string Description => $"{_silos.Count} silos with fronts, PostgreSQL";

    /// <summary>Starts database and silos, and gives root the password he must have.</summary>
    /// <param name="assembly">Path of <c>Mrci.Silo.dll</c>, built for Orleans.</param>
    /// <param name="count">Number of silos.</param>
    /// <param name="programs">Directory of <c>initdb</c> and <c>postgres</c>.</param>
    /// <param name="directory">For logs and data directories.</param>
    /// <param name="cancellation">Ends the wait, and everything.</param>
    public static async Task<ClusterTarget> StartAsync(
        string assembly, int count, string programs, DirectoryInfo directory, CancellationToken cancellation)
    {
        var log = new StreamWriter(Path.Combine(directory.FullName, "postgresql.log")) { AutoFlush = true };
        var database = await PostgresServer.CreateAsync(programs, TextWriter.Synchronized(log).WriteLine, cancellation);
        var target = new ClusterTarget(database, log, HostFiles.Write(directory));
        try
        {
            for (var number = 0; number < count; number++)
                await target.AddAsync(number, assembly, directory, cancellation);
            await RootAccount.ChangePasswordAsync(target.Fronts[0], cancellation);
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_silos.Select(static silo => silo.DisposeAsync().AsTask()));
        await _database.DisposeAsync();
        await _databaseLog.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task AddAsync(int number, string assembly, DirectoryInfo directory, CancellationToken cancellation)
    {
        var (front, silo, gateway) = (FreePort.Take(), FreePort.Take(), FreePort.Take());
        var name = $"silo{number}";
        string[] arguments =
        [
            assembly, "--data", Path.Combine(directory.FullName, name), "--listen", $"{front}",
            "--Mrci:Storage:Provider", "PostgreSQL", "--Mrci:Storage:ConnectionString", _database.ConnectionString,
            "--Mrci:Cluster:Enabled", "true", "--Mrci:Cluster:Profile", "DataCentre", "--Mrci:Cluster:AdvertisedAddress", $"{silo.Address}",
            "--Mrci:Cluster:SiloPort", $"{silo.Port}", "--Mrci:Cluster:GatewayPort", $"{gateway.Port}",
            .. _files.Arguments,
            .. HostArguments.ForTorture,
        ];
        var host = new SupervisedHost(name, front, directory, arguments, RootAccount.FirstPassword) { TellLost = story => TellLost(story) };
        _silos.Add(host);
        await host.StartAsync(cancellation);
    }
}
