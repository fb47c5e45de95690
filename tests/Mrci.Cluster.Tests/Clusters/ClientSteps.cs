using Mrci.Client;
using Mrci.Protocol.Frames;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Steps that many conversations share; each fails with what the host answered.</summary>
internal static class ClientSteps
{
    /// <summary>Runs a command that must succeed.</summary>
    public static async Task<CommandResult> DoAsync(this MrciClient client, string line)
    {
        var result = await client.RunAsync(line).Within($"the IDLE of '{line}'");
        result.IsError.ShouldBeFalse($"{line}: {result.End} {result.Text}{string.Concat(result.Errors)}");
        return result;
    }

    public static async Task LoginAsync(this MrciClient client, string name, params string[] answers)
    {
        var result = await client.RunAsync("auth", $"-user {name}", answers).Within($"login of {name}");
        result.IsError.ShouldBeFalse($"login of {name}: {string.Concat(result.Errors)}");
        await client.SynchronizeAsync().Within("the command list after login");
    }

    /// <summary>The first login of root, which demands a new password (D-402).</summary>
    public static Task LoginRootFirstAsync(this MrciClient client) =>
        client.LoginAsync("root", TestCluster.FirstRootPassword, TestCluster.RootPassword);

    /// <summary>Makes an account, and lets accounts of its rank use the sub-channel that <see cref="OpenPlazaAsync"/> opens.</summary>
    public static async Task AddAccountAsync(this MrciClient root, string name)
    {
        var result = await root.RunAsync("add_acct", $"-name {name} -email {name}@example.org", TestCluster.UserPassword).Within($"the account {name}");
        result.IsError.ShouldBeFalse(string.Concat(result.Errors));
    }

    /// <summary>Makes the channel <c>plaza</c> with a sub-channel that root has open.</summary>
    public static async Task MakePlazaAsync(this MrciClient root)
    {
        await root.DoAsync("add_ch -ch_name plaza");
        await root.DoAsync("add_sub_ch -ch_name plaza -sub_name main");
        await root.OpenPlazaAsync();
    }

    public static Task OpenPlazaAsync(this MrciClient client) => client.DoAsync("open_sub_ch -ch_name plaza -sub_name main");

    public static Task CastAsync(this MrciClient client, string text) => client.DoAsync($"cast {text}");

    /// <summary>Takes all casts up to one that says <paramref name="last"/>.</summary>
    public static async Task<List<string>> CastsUntilAsync(this MrciClient client, string last)
    {
        var casts = new List<string>();
        do
            casts.Add((await client.NextNotificationAsync((ushort)AsyncCommand.Cast).Within($"the cast '{last}', after {string.Join(',', casts)}")).Text);
        while (!casts[^1].Equals(last, StringComparison.Ordinal));
        return casts;
    }

    /// <summary>Takes the notifications up to and with one of a kind.</summary>
    public static async Task<List<MrciFrame>> NotificationsUntilAsync(this MrciClient client, AsyncCommand last, TimeSpan? limit = null)
    {
        var frames = new List<MrciFrame>();
        await Collect().Within($"a frame of {last}", limit);
        return frames;

        async Task Collect()
        {
            await foreach (var frame in client.Notifications)
            {
                frames.Add(frame);
                if (frame.CommandId == (ushort)last)
                    return;
            }
        }
    }

    /// <summary>Takes the notifications that are there.</summary>
    public static IReadOnlyList<MrciFrame> Drain(this MrciClient client)
    {
        var frames = new List<MrciFrame>();
        while (client.TryReadNotification(out var frame))
            frames.Add(frame);
        return frames;
    }
}
