using System.Net;
using Mrci.Torture.Faults;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Targets;

/// <summary>One host process with a store of its own: what a single node promises when it is killed.</summary>
internal sealed class EmbeddedTarget : Target
{
    private static readonly TimeSpan Freeze = TimeSpan.FromSeconds(3);

    private readonly SupervisedHost _host;

    private EmbeddedTarget(SupervisedHost host, HostFiles files)
    {
        _host = host;
        Certificates = files.Certificates;
        _host.TellLost = story => TellLost(story);
        Faults = [new KillHost([host]), new KillHost([host]), new FreezeHost([host], Freeze)];
    }

    /// <inheritdoc />
    public override IReadOnlyList<IPEndPoint> Fronts => [_host.Front];

    /// <inheritdoc />
    public override string RootPassword => RootAccount.SecondPassword;

    /// <inheritdoc />
    public override IReadOnlyList<Fault> Faults { get; }

    /// <inheritdoc />
    public override IReadOnlyList<CertificateFile> Certificates { get; }

    /// <inheritdoc />
    public override string Description => "one host process, SQLite";

    /// <summary>Starts the host and gives root the password it demands.</summary>
    /// <param name="assembly">Path of <c>Mrci.Silo.dll</c>.</param>
    /// <param name="directory">For the store and the log.</param>
    /// <param name="cancellation">Ends the wait, and the host.</param>
    public static async Task<EmbeddedTarget> StartAsync(string assembly, DirectoryInfo directory, CancellationToken cancellation)
    {
        var front = FreePort.Take();
        var files = HostFiles.Write(directory);
        string[] arguments =
            [assembly, "--data", Path.Combine(directory.FullName, "data"), "--listen", $"{front}", .. files.Arguments, .. HostArguments.ForTorture];
        var target = new EmbeddedTarget(new SupervisedHost("host", front, directory, arguments, RootAccount.FirstPassword), files);
        try
        {
            await target._host.StartAsync(cancellation);
            await RootAccount.ChangePasswordAsync(front, cancellation);
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
        await _host.DisposeAsync();
        await base.DisposeAsync();
    }
}
