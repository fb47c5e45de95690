using Mrci.Client;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>A host of a test's own, just set up: root has its own password, nothing else has been changed.</summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly DataDirectory _data;

    private OwnHost(DataDirectory data, HostProcess process) => (_data, Process) = (data, process);

    public HostProcess Process { get; }

    /// <summary>Real path of what clients see as <c>/</c> (C-FS.1).</summary>
    public string Files => Path.Combine(_data.Path, "files");

    /// <summary>The session in which root changed its password; still open.</summary>
    public MrciClient Root { get; private set; } = null!;

    public static async Task<OwnHost> StartAsync(params string[] arguments)
    {
        var data = new DataDirectory();
        var host = new OwnHost(data, await HostProcess.StartAsync(data.Path, arguments));
        host.Root = await host.Process.ConnectAsync();
        await host.Root.LoginRootFirstAsync();
        return host;
    }

    public Task<MrciClient> ConnectAsync() => Process.ConnectAsync();

    /// <summary>A session of an account that exists.</summary>
    public async Task<MrciClient> LoginAsync(string name)
    {
        var client = await ConnectAsync();
        await client.LoginAsync(name, HostFixture.UserPassword);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Root.DisposeAsync();
        await Process.DisposeAsync();
        _data.Dispose();
    }
}
