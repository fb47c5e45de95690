using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>The commands that change accounts, and what other sessions see of them (C-ASY.8, C-ASY.10, C-ASY.23, C-ASY.42).</summary>
public sealed class AccountCommandTests(Staff staff) : IClassFixture<Staff>
{
    [Fact]
    public async Task Locked_user_stays_in_and_does_not_get_in_again()
    {
        // C-lock_acct.2
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.LoginAsync(name);
        await staff.Leader.SilentAsync($"lock_acct -user {name} -state 1");

        (await client.DoAsync("my_info")).Text.ShouldContain("logged in: true");
        await using var other = await staff.Host.ConnectAsync();
        (await other.RunAsync("auth", $"-user {name}", HostFixture.UserPassword, "")).IsError.ShouldBeTrue();

        await staff.Leader.SilentAsync($"lock_acct -user {name} -state 0");
        await using var again = await staff.Host.LoginAsync(name);
    }

    [Fact]
    public async Task Unlocking_gives_a_fresh_allowance()
    {
        // B-13, C-lock_acct.2, C-auth.6: 20 errors are allowed, the 21st locks, and so again
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.ConnectAsync();
        for (var round = 0; round < 2; round++)
        {
            var wrong = Enumerable.Repeat("Wrong-Word-1", 21).ToArray();
            var result = await client.RunAsync("auth", $"-user {name}", wrong).Within("the lock");
            result.Errors.Count.ShouldBe(21);
            await staff.Leader.SilentAsync($"lock_acct -user {name} -state 0");
        }

        await client.LoginAsync(name, HostFixture.UserPassword);
    }

    [Fact]
    public async Task Demanded_password_and_name_are_asked_for_at_login()
    {
        // C-request_new_pw.1, C-request_new_user_name.1, C-auth.3, C-auth.4
        var (name, newName) = (await staff.UserAsync(Staff.Name("user"), "crew"), Staff.Name("other"));
        await using var running = await staff.Host.LoginAsync(name);
        await running.NotificationsAsync();
        await staff.Leader.SilentAsync($"request_new_pw -user {name} -req 1");
        await staff.Leader.SilentAsync($"request_new_user_name -user {name} -req 1");

        await using var client = await staff.Host.ConnectAsync();
        // B-11, X-80: a name that somebody has is refused.
        var result = await client.RunAsync("auth", $"-user {name}", HostFixture.UserPassword, "Other-Word-1", "leader", newName).Within("the login");
        result.Errors.Count.ShouldBe(1);
        (await client.DoAsync("my_info")).Text.ShouldContain($"user name: {newName}");

        // the other session of the user keeps him, under the new name.
        (await running.NotificationAsync(AsyncCommand.UserRenamed)).Text.ShouldBe($"-old \"{name}\" -new_name \"{newName}\"");
        (await Staff.MyInfoAsync(running)).Peer.UserName.ShouldBe(newName);
    }

    [Fact]
    public async Task Demand_can_be_taken_back()
    {
        // C-request_new_pw.1: -req 0
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        foreach (var command in new[] { "request_new_pw", "request_new_user_name" })
        {
            await staff.Leader.SilentAsync($"{command} -user {name} -req 1");
            await staff.Leader.SilentAsync($"{command} -user {name} -req 0");
        }

        await using var client = await staff.Host.LoginAsync(name);
        (await client.DoAsync("my_info")).Text.ShouldContain("logged in: true");
    }

    [Fact]
    public async Task User_who_renames_himself_is_renamed_in_all_his_sessions()
    {
        // C-set_user_name.2, P-7.42: forwarded, then MY_INFO; the old name is free at once
        var (name, newName) = (await staff.UserAsync(Staff.Name("user"), "crew"), Staff.Name("other"));
        await using var client = await staff.Host.LoginAsync(name);
        await using var second = await staff.Host.LoginAsync(name);
        await client.NotificationsAsync();
        await second.NotificationsAsync();

        await client.SilentAsync($"set_user_name -new_name {newName}");

        foreach (var session in new[] { client, second })
        {
            (await session.NotificationAsync(AsyncCommand.UserRenamed)).Text.ShouldBe($"-old \"{name}\" -new_name \"{newName}\"");
            (await Staff.MyInfoAsync(session)).Peer.UserName.ShouldBe(newName);
        }

        (await staff.ListedAsync(newName)).ShouldNotBeNull();
        await client.SilentAsync($"set_user_name -new_name {newName.ToUpperInvariant()}"); // C-set_user_name.1: letter case
        var result = await staff.Root.RunAsync("add_acct", $"-name {name} -email {newName}@example.org", HostFixture.UserPassword).Within("the account");
        result.IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Root_keeps_its_protection_under_another_name()
    {
        // C-RANK.4, B-7: protection is a flag, and nobody else may be called root
        await using var host = await OwnHost.StartAsync();
        await host.Root.SilentAsync("set_user_name -new_name boss");
        await host.Root.FailsAsync("rm_acct -name boss -force");
        await host.Root.FailsAsync("lock_acct -user boss -state 1");
        await host.Root.FailsAsync("add_acct -name root -email r@example.org");
        await host.Root.SilentAsync("set_user_name -new_name root");
    }

    [Fact]
    public async Task Display_name_with_blanks_and_quotes_reaches_other_sessions_whole()
    {
        // C-set_disp_name.1, P-7.10, B-16, X-35
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.LoginAsync(name);
        await using var second = await staff.Host.LoginAsync(name);
        await second.NotificationsAsync();

        await client.SilentAsync("set_disp_name -name \"The 'Great' One\"");

        (await Staff.MyInfoAsync(second)).Peer.DisplayName.ShouldBe("The 'Great' One");
        (await second.DoAsync("my_info")).Text.ShouldContain("display name: The 'Great' One");
        (await client.DoAsync("my_info")).Text.ShouldContain("display name: The 'Great' One");
    }

    [Fact]
    public async Task New_address_reaches_the_other_sessions()
    {
        // C-set_email.2, P-7.23: MY_INFO; the old address is free, the new one logs in
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.LoginAsync(name);
        await using var second = await staff.Host.LoginAsync(name);
        await second.NotificationsAsync();

        await client.SilentAsync($"set_email -new_email {name}@other.example");
        (await Staff.MyInfoAsync(second)).Email.ShouldBe($"{name}@other.example");
        (await client.DoAsync("is_email_verified")).Text.ShouldBe("false\n"); // C-is_email_verified.1

        await staff.Leader.SilentAsync($"force_set_email -user {name} -new_email {name}@third.example");
        var info = await Staff.MyInfoAsync(second);
        (info.Email, info.EmailConfirmed).ShouldBe(($"{name}@third.example", false));

        await staff.Root.SilentAsync($"force_set_email -user leader -new_email {name}@example.org");
        await staff.Root.SilentAsync("force_set_email -user leader -new_email leader@example.org");
        await using var third = await staff.Host.ConnectAsync();
        (await third.RunAsync("auth", $"-email {name}@third.example", HostFixture.UserPassword)).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Deleted_user_is_logged_out_everywhere_and_his_names_are_free()
    {
        // C-rm_acct.3, P-7.8, P-4.14: 2:TEXT, then the rebuild; B-1: -force is seen wherever it stands
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.LoginAsync(name);
        await client.NotificationsAsync();

        await staff.Leader.SilentAsync($"rm_acct -force -name {name}");

        (await client.NotificationAsync(AsyncCommand.SysMsg)).Type.ShouldBe(FrameType.Text);
        await Staff.UntilAsync(client, commands => !commands.Contains("set_pw"), "the public commands");
        (await client.DoAsync("my_info")).Text.ShouldContain("logged in: false");
        (await staff.ListedAsync(name)).ShouldBeNull();
        await staff.Root.AddAccountAsync(name);
        await client.LoginAsync(name, HostFixture.UserPassword);
    }

    [Fact]
    public async Task User_deletes_himself()
    {
        // C-rm_acct.1: or the target is the caller himself; X-50, B-39: no exempt command stays
        var name = await staff.UserAsync(Staff.Name("user"), "lead");
        await using var client = await staff.Host.LoginAsync(name);
        await client.NotificationsAsync();

        await client.SilentAsync($"rm_acct -name {name} -force");

        var frames = await client.NotificationsAsync();
        frames[0].Type.ShouldBe(FrameType.Text);
        client.Commands.ById.Keys.Select(id => (int)id).ShouldBe([266, 296, 306, 314, 320], ignoreOrder: true); // C-LST.3
    }

    [Fact]
    public async Task Accounts_are_listed_and_filtered()
    {
        // C-ls_users.1, C-TBL.3: in order of creation; C-TBL.5, B-9
        var names = new List<string>();
        for (var index = 0; index < 3; index++)
            names.Add(await staff.UserAsync(Staff.Name("list"), "crew"));
        var table = CommandSteps.Rows((await staff.Root.DoAsync("ls_users -user_name LIST_ -group_name crew")).Text);

        table[0].ShouldBe(["time_stamp", "user_name", "group_name", "user_id"]);
        table[2..].Select(row => row[2]).ShouldBe(names);
        table[2][4].Length.ShouldBe(64);
        (await staff.Root.RowsAsync("ls_users -user_name %")).ShouldBeEmpty();
        (await staff.Root.RowsAsync($"ls_users -user_id {table[2][4][..20]}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Login_log_of_a_deleted_user_stays()
    {
        // B-14, C-rm_acct.3, D-802: the rows carry the name of that time
        var name = await staff.UserAsync(Staff.Name("gone"), "crew");
        await using (await staff.Host.LoginAsync(name))
        {
            await staff.Root.SilentAsync($"rm_acct -name {name} -force");
        }

        var row = (await staff.Root.RowsAsync($"ls_auth_log -user_name {name}")).ShouldHaveSingleItem();
        row[3].ShouldBe(name);
        row[^1].ShouldBe("1", "accepted");
    }

    [Fact]
    public async Task Two_clients_for_one_new_account_have_one_winner()
    {
        // D-901, C-add_acct.2: the names differ in case only, the addresses in all; the other one gets EX and makes nothing
        var name = Staff.Name("race");
        await using var second = await staff.Host.ConnectAsync();
        await second.LoginAsync("root", HostFixture.RootPassword);
        var results = await Task.WhenAll(
            staff.Root.RunAsync("add_acct", $"-name {name} -email one_{name}@example.org", HostFixture.UserPassword).Within("the IDLE of add_acct"),
            second.RunAsync("add_acct", $"-name {name.ToUpperInvariant()} -email two_{name}@example.org", HostFixture.UserPassword).Within("the IDLE of add_acct"));

        results.Count(result => !result.IsError).ShouldBe(1);
        results.Single(result => result.IsError).Errors.Count.ShouldBe(1);
        (await staff.Root.RowsAsync($"ls_users -user_name {name}")).Length.ShouldBe(1);
        await staff.Root.DoAsync($"rm_acct -name {name} -force");
        foreach (var number in new[] { "one", "two" })
        {
            // Neither address is left behind.
            var again = await staff.Root.RunAsync("add_acct", $"-name {number}_{name} -email {number}_{name}@example.org", HostFixture.UserPassword)
                .Within("the IDLE of add_acct");
            again.IsError.ShouldBeFalse(string.Concat(again.Errors));
        }
    }

    [Fact]
    public async Task Two_clients_for_one_user_name_have_one_winner()
    {
        // D-901, C-set_user_name.1: EX for the other
        var name = Staff.Name("race");
        await using var first = await staff.Host.LoginAsync(await staff.UserAsync(Staff.Name("user"), "crew"));
        await using var second = await staff.Host.LoginAsync(await staff.UserAsync(Staff.Name("user"), "crew"));
        var results = await Task.WhenAll(new[] { first, second }
            .Select(client => client.RunAsync($"set_user_name -new_name {name}").Within("the IDLE of set_user_name")));

        results.Count(result => !result.IsError).ShouldBe(1);
    }
}
