using Mrci.Client;

[assembly: AssemblyFixture(typeof(Mrci.Silo.Tests.Hosts.HostFixture))]

namespace Mrci.Silo.Tests.Hosts;

/// <summary>
/// One running host for the tests that leave it as they found it: each makes accounts and channels with names of its own. Command ranks
/// concern all sessions, so they are assigned here once; a test that changes or counts on them has a host of its own.
/// </summary>
public sealed class HostFixture : IAsyncLifetime
{
    public const string FirstRootPassword = "First-Light-1";
    public const string RootPassword = "Second-Light-2";
    public const string UserPassword = "Third-Light-3";

    private static int _names;

    private readonly DataDirectory _data = new();
    private readonly SemaphoreSlim _registering = new(1, 1);
    private MrciClient? _root;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>A name that no other test uses: 4 to 24 characters.</summary>
    public static string Name(string prefix) => $"{prefix}_{Interlocked.Increment(ref _names)}";

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(_data.Path, "--Mrci:InitialSettings:max_sessions", "10000");
        _root = await Host.ConnectAsync();
        await _root.LoginRootFirstAsync();
        await _root.LetUsersAsync(
            "accept_ch", "decline_ch", "open_sub_ch", "close_sub_ch", "cast", "ls_chs", "ls_sub_chs", "ls_open_chs", "add_ch", "add_sub_ch",
            "invite_to_ch", "p2p_request", "p2p_open", "p2p_close", "ls_p2p", "to_peer", "ping_peers",
            "rm_sub_ch", "rename_sub_ch", "set_sub_ch_level", "set_active_flag", "add_rdonly_flag", "rm_rdonly_flag", "ls_rdonly_flags",
            "rm_ch", "rename_ch", "find_ch", "ls_ch_members", "remove_ch_member", "set_member_level", "ch_owner_override");
    }

    public async ValueTask DisposeAsync()
    {
        if (_root is not null)
            await _root.DisposeAsync();
        if (Host is not null)
            await Host.DisposeAsync();
        _data.Dispose();
        _registering.Dispose();
    }

    internal Task<MrciClient> ConnectAsync() => Host.ConnectAsync();

    /// <summary>A session of root.</summary>
    internal async Task<MrciClient> RootAsync()
    {
        var client = await ConnectAsync();
        await client.LoginAsync("root", RootPassword);
        return client;
    }

    /// <summary>A session of an account that exists.</summary>
    internal async Task<MrciClient> LoginAsync(string name)
    {
        var client = await ConnectAsync();
        await client.LoginAsync(name, UserPassword);
        return client;
    }

    /// <summary>A new account.</summary>
    internal async Task AddAccountAsync(string name)
    {
        await _registering.WaitAsync();
        try
        {
            await _root!.AddAccountAsync(name);
        }
        finally
        {
            _registering.Release();
        }
    }

    /// <summary>A session of a new account.</summary>
    internal async Task<MrciClient> UserAsync(string name)
    {
        await AddAccountAsync(name);
        return await LoginAsync(name);
    }
}
