using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>
/// A host with two groups, <c>lead</c> of rank 3 and <c>crew</c> of rank 5, whose leaders may run the commands that change accounts and
/// groups. Each test makes the groups and accounts that it changes.
/// </summary>
public sealed class Staff : OwnHostFixture
{
    private static readonly string[] LeadersCommands =
    [
        "add_group", "set_group_rank", "trans_group", "rename_group", "rm_group", "set_group", "lock_acct", "rm_acct", "request_new_pw",
        "request_new_user_name", "force_set_email",
    ];

    private static int _names;

    internal MrciClient Root => Host.Root;

    /// <summary>A leader, rank 3.</summary>
    internal MrciClient Leader { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await GroupAsync("lead", 3);
        await GroupAsync("crew", 5);
        foreach (var command in LeadersCommands)
            await Root.SilentAsync($"add_ranked_cmd -command {command} -rank 3");
        await UserAsync("leader", "lead");
        Leader = await Host.LoginAsync("leader");
    }

    /// <summary>A name that no other test uses, at most 12 characters for prefixes of at most 6.</summary>
    internal static string Name(string prefix) => $"{prefix}_{Interlocked.Increment(ref _names)}";

    /// <summary>A new group.</summary>
    internal async Task<string> GroupAsync(string name, int rank)
    {
        await Root.SilentAsync($"add_group -name {name}");
        await Root.SilentAsync($"set_group_rank -name {name} -rank {rank}");
        return name;
    }

    /// <summary>A new account in a group.</summary>
    internal async Task<string> UserAsync(string name, string group)
    {
        await Root.AddAccountAsync(name);
        await Root.SilentAsync($"set_group -user {name} -group {group}");
        return name;
    }

    /// <summary>The next MY_INFO of a session.</summary>
    internal static async Task<MyInfo> MyInfoAsync(MrciClient client)
    {
        var frame = await client.NotificationAsync(AsyncCommand.SysMsg);
        while (frame.Type != FrameType.MyInfo)
            frame = await client.NotificationAsync(AsyncCommand.SysMsg);
        MyInfo.TryRead(frame.Payload.Span, out var info).ShouldBeTrue();
        return info;
    }

    /// <summary>Waits until the command list of a session is as wanted: rebuilds come by themselves.</summary>
    internal static async Task UntilAsync(MrciClient client, Func<CommandList, bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            while (!condition(client.Commands))
                await client.SynchronizeAsync();
        }
    }

    /// <summary>The row of a user in ls_users: time (two cells), name, group, id.</summary>
    internal async Task<string[]?> ListedAsync(string user) =>
        (await Root.RowsAsync($"ls_users -user_name {user}")).SingleOrDefault(row => row[2] == user);

    protected override async ValueTask DisposeOwnAsync()
    {
        if (Leader is not null)
            await Leader.DisposeAsync();
    }
}
