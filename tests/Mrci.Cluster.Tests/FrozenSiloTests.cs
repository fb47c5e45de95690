using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Testing.PostgreSql;
using Npgsql;

namespace Mrci.Cluster.Tests;

/// <summary>A silo stands still until the others have declared it dead, and goes on (P-10.20).</summary>
public sealed class FrozenSiloTests(PostgresFixture postgres)
{
    private const int Dead = 6;
    private const int Users = 8;
    private const string LatePassword = "Fourth-Light-4";

    [Fact]
    public async Task Changes_that_a_frozen_silo_had_before_it_come_to_nothing()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var living = await cluster.StartSiloAsync();
        await using var root = await living.ConnectAsync();
        await root.LoginRootFirstAsync();
        var ports = SiloPorts.Free();
        var frozen = await cluster.StartSiloAsync(ports);
        var users = Enumerable.Range(1, Users).Select(static number => $"user{number}").ToArray();
        foreach (var user in users)
            await root.AddAccountAsync(user);
        var clients = new List<MrciClient>();
        foreach (var user in users)
        {
            clients.Add(await frozen.ConnectAsync());
            await clients[^1].LoginAsync(user, TestCluster.UserPassword);
        }

        var changes = await Task.WhenAll(clients.Select(AskForNewPasswordAsync));
        foreach (var change in changes)
            await change.SendAsync(LatePassword);
        // Passwords are being hashed now, which takes longer than this.
        await frozen.ReceivedAsync();
        frozen.StopClock();
        await UntilDeadAsync(cluster, ports);
        var passwords = await PasswordsAsync(living, users);

        frozen.StartClock();
        await frozen.ExitAsync();

        (await PasswordsAsync(living, users)).ShouldBe(passwords);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    private static async Task<CommandRun> AskForNewPasswordAsync(MrciClient client)
    {
        var run = await client.StartAsync("set_pw");
        await WaitForPromptAsync().Within("the question for the new password");
        return run;

        async Task WaitForPromptAsync()
        {
            await foreach (var frame in run.Frames)
            {
                if (frame.Type == FrameType.PrivText)
                    return;
            }
        }
    }

    // The old one, for most: a change that was finished before is one, whether its client was told or not.
    private static async Task<string[]> PasswordsAsync(Node node, string[] users)
    {
        var passwords = new string[users.Length];
        for (var i = 0; i < users.Length; i++)
        {
            await using var client = await node.ConnectAsync();
            var old = await client.RunAsync("auth", $"-user {users[i]}", TestCluster.UserPassword).Within($"login of {users[i]}");
            passwords[i] = old.IsError ? LatePassword : TestCluster.UserPassword;
            if (old.IsError)
                await client.LoginAsync(users[i], LatePassword);
        }

        return passwords;
    }

    private static async Task UntilDeadAsync(TestCluster cluster, SiloPorts ports)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Database);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        await Poll().Within("the others declare the frozen silo dead");

        async Task Poll()
        {
            do
            {
                await using var query = source.CreateCommand("SELECT Status FROM OrleansMembershipTable WHERE Port = $1");
                query.Parameters.Add(new NpgsqlParameter { Value = ports.Silo });
                if (await query.ExecuteScalarAsync() is Dead)
                    return;
            }
            while (await timer.WaitForNextTickAsync());
        }
    }
}
