using Mrci.Client;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>Different commands of several clients at once: one name goes to one of them, and nobody is left in between (D-901, D-904).</summary>
public sealed class RaceTests(Staff staff) : IClassFixture<Staff>
{
    private const int Rounds = 10;

    [Fact]
    public async Task One_group_name_goes_to_one_of_those_who_add_and_rename_at_once()
    {
        // C-add_group.1 EX, C-rename_group.1 EX, D-702
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var (old, name) = (await staff.GroupAsync(Staff.Name("old"), 5), Staff.Name("race"));

            var results = await Task.WhenAll(
                RunAsync(staff.Root, $"add_group -name {name}"),
                RunAsync(staff.Leader, $"rename_group -name {old} -new_name {name.ToUpperInvariant()}"));

            results.Sum(result => result.Errors.Count).ShouldBe(1, $"round {round}");
            var groups = (await staff.Root.RowsAsync("ls_groups")).Select(row => row[0]).ToArray();
            groups.Count(group => string.Equals(group, name, StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
            groups.Contains(old, StringComparer.Ordinal).ShouldBe(!results[0].IsError, "who did not get the new name has the old one");
        }
    }

    [Fact]
    public async Task One_user_name_goes_to_one_of_those_who_register_and_rename_at_once()
    {
        // C-add_acct.2 EX, C-set_user_name.1 EX, D-702
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var (old, name) = (await staff.UserAsync(Staff.Name("old"), "crew"), Staff.Name("race"));
            await using var client = await staff.Host.LoginAsync(old);
            var registration = await staff.Root.AskedAsync("add_acct", $"-name {name} -email {name}@example.org");

            var renaming = RunAsync(client, $"set_user_name -new_name {name.ToUpperInvariant()}");
            await registration.SendAsync(HostFixture.UserPassword);
            var (renamed, registered) = (await renaming, await registration.Completion.Within("the IDLE of add_acct"));

            (renamed.Errors.Count + registered.Errors.Count).ShouldBe(1, $"round {round}");
            await using var winner = await staff.Host.LoginAsync(name);
            (await client.DoAsync("my_info")).Text.ShouldContain($"user name: {(renamed.IsError ? old : name.ToUpperInvariant())}\n");
        }
    }

    [Fact]
    public async Task Sessions_that_log_in_while_their_group_is_transferred_end_in_the_new_one()
    {
        // D-904, D-707: with its rank
        var (source, destination) = (await staff.GroupAsync(Staff.Name("src"), 5), await staff.GroupAsync(Staff.Name("dst"), 4));
        var names = new List<string>();
        for (var index = 0; index < Rounds; index++)
            names.Add(await staff.UserAsync(Staff.Name("user"), source));

        var transfer = RunAsync(staff.Leader, $"trans_group -src {source} -dst {destination}");
        var clients = await Task.WhenAll(names.Select(name => staff.Host.LoginAsync(name)));
        (await transfer).Errors.ShouldBeEmpty();

        foreach (var client in clients)
        {
            await UntilAsync(client, "group: " + destination);
            await UntilAsync(client, "host rank: 4");
            await client.DisposeAsync();
        }
    }

    // The event of the transfer reaches a session on its own way.
    private static Task UntilAsync(MrciClient client, string line)
    {
        return LookAsync().Within($"'{line}' in my_info");

        async Task LookAsync()
        {
            while (!(await client.DoAsync("my_info")).Text.Contains(line, StringComparison.Ordinal))
                await Task.Yield();
        }
    }

    private static Task<CommandResult> RunAsync(MrciClient client, string line) => client.RunAsync(line).Within($"the IDLE of '{line}'");
}
