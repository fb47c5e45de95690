using Mrci.Client;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>One running host for the tests that leave it as they found it: each makes accounts and channels with names of its own.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    public const string FirstRootPassword = "First-Light-1";
    public const string RootPassword = "Second-Light-2";
    public const string UserPassword = "Third-Light-3";

    private static int _names;

    private readonly DataDirectory _data = new();

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>A name that no other test uses: 4 to 24 characters.</summary>
    public static string Name(string prefix) => $"{prefix}_{Interlocked.Increment(ref _names)}";

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(_data.Path, "--Mrci:InitialSettings:max_sessions", "10000");
        await using var root = await Host.ConnectAsync();
        await root.LoginRootFirstAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _data.Dispose();
    }

    internal Task<MrciClient> ConnectAsync() => Host.ConnectAsync();

    /// <summary>A session of root.</summary>
    internal async Task<MrciClient> RootAsync()
    {
        var client = await ConnectAsync();
        await client.LoginAsync("root", RootPassword);
        return client;
    }

    /// <summary>A session of a new account.</summary>
    internal async Task<MrciClient> UserAsync(string name)
    {
        await using (var root = await RootAsync())
            await root.AddAccountAsync(name);
        var client = await ConnectAsync();
        await client.LoginAsync(name, UserPassword);
        return client;
    }
}
