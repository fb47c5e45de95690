using Mrci.Client;
using Mrci.Protocol.Frames;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>Steps that many conversations share; each fails with what the host answered.</summary>
internal static class ClientSteps
{
    public static async Task<MrciClient> ConnectAsync(this HostProcess host)
    {
        var client = await MrciClient.ConnectAsync(new MrciClientOptions { Host = host.EndPoint.Address.ToString(), Port = host.EndPoint.Port });
        await client.WaitReadyAsync().Within("1:TEXT (ready)");
        await client.SynchronizeAsync().Within("the command list");
        return client;
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static async Task<CommandResult> DoAsync(this MrciClient client, string line)
    {
        var result = await client.RunAsync(line).Within($"the IDLE of '{line}'");
        result.IsError.ShouldBeFalse($"{line}: {result.Text}{string.Concat(result.Errors)}");
        return result;
    }

    /// <summary>Runs a command that must be refused.</summary>
    public static async Task<CommandResult> RefusedAsync(this MrciClient client, string line)
    {
        var result = await client.RunAsync(line).Within($"the IDLE of '{line}'");
        result.Errors.Count.ShouldBe(1, line);
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
        client.LoginAsync("root", HostFixture.FirstRootPassword, HostFixture.RootPassword);

    public static async Task AddAccountAsync(this MrciClient root, string name)
    {
        var result = await root.RunAsync("add_acct", $"-name {name} -email {name}@example.org", HostFixture.UserPassword)
            .Within($"the account {name}");
        result.IsError.ShouldBeFalse(string.Concat(result.Errors));
    }

    /// <summary>Lets users of rank 2 run commands (C-RANK.2).</summary>
    public static async Task LetUsersAsync(this MrciClient root, params string[] commands)
    {
        foreach (var command in commands)
            await root.DoAsync($"add_ranked_cmd -command {command} -rank 2");
    }

    /// <summary>The next notification of one kind; those of other kinds before it are dropped.</summary>
    public static Task<MrciFrame> NotificationAsync(this MrciClient client, AsyncCommand command) =>
        client.NextNotificationAsync((ushort)command).Within($"a frame of {command}");
}
