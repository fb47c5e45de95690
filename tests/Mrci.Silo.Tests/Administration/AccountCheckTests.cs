using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>Every check of the commands that change accounts, provoked once: one ERR, no change (C-0.4).</summary>
public sealed class AccountCheckTests(Staff staff) : IClassFixture<Staff>
{
    [Theory]
    [InlineData("lock_acct -state 1")] // C-lock_acct.1: M
    [InlineData("lock_acct -user leader")]
    [InlineData("lock_acct -user x -state 1")] // V(-user)
    [InlineData("lock_acct -user root -state 2")] // AD(protected), before V(-state)
    [InlineData("lock_acct -user leader -state 2")] // V(-state)
    [InlineData("lock_acct -user nobody -state 1")] // NF
    [InlineData("request_new_pw -req 1")] // C-request_new_pw.1: M
    [InlineData("request_new_pw -user leader")]
    [InlineData("request_new_pw -user leader -req yes")] // V
    [InlineData("request_new_pw -user x -req 1")]
    [InlineData("request_new_pw -user nobody -req 1")] // NF
    [InlineData("request_new_pw -user root -req 1")] // AD: root does not outrank root
    [InlineData("request_new_user_name -req 1")] // C-request_new_user_name.1: M
    [InlineData("request_new_user_name -user leader")]
    [InlineData("request_new_user_name -user leader -req 01")] // V
    [InlineData("request_new_user_name -user x -req 1")]
    [InlineData("request_new_user_name -user nobody -req 1")] // NF
    [InlineData("request_new_user_name -user root -req 1")] // AD
    [InlineData("set_user_name")] // C-set_user_name.1: M
    [InlineData("set_user_name -new_name x")] // V(D-201)
    [InlineData("set_user_name -new_name a@b.example")] // D-201: an address
    [InlineData("set_user_name -new_name LEADER")] // EX
    [InlineData("set_disp_name")] // C-set_disp_name.1: M
    [InlineData("set_disp_name -name \"\"")] // cannot be set to empty
    [InlineData("set_disp_name -name 123456789012345678901234567890123")] // V(D-206)
    [InlineData("set_email")] // C-set_email.1: M
    [InlineData("set_email -new_email nowhere")] // V(D-203)
    [InlineData("set_email -new_email LEADER@example.org")] // EX
    [InlineData("force_set_email -user leader")] // C-force_set_email.1: M
    [InlineData("force_set_email -new_email a@b.example")]
    [InlineData("force_set_email -user x -new_email a@b.example")] // V
    [InlineData("force_set_email -user leader -new_email nowhere")]
    [InlineData("force_set_email -user leader -new_email leader@EXAMPLE.org")] // EX: his own, too
    [InlineData("force_set_email -user nobody -new_email a@b.example")] // NF
    [InlineData("force_set_email -user root -new_email a@b.example")] // AD
    [InlineData("rm_acct -force")] // C-rm_acct.1: M
    [InlineData("rm_acct -name root -force")] // AD(protected)
    [InlineData("rm_acct -name x -force")] // V
    [InlineData("rm_acct -name nobody -force")] // NF
    public async Task Failing_check_gives_one_err(string line)
    {
        await staff.Root.FailsAsync(line);
        (await staff.ListedAsync("leader")).ShouldNotBeNull();
        (await staff.ListedAsync("root")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("lock_acct -user {0} -state 1")]
    [InlineData("request_new_pw -user {0} -req 1")]
    [InlineData("request_new_user_name -user {0} -req 1")]
    [InlineData("force_set_email -user {0} -new_email a@b.example")]
    [InlineData("rm_acct -name {0} -force")]
    public async Task Equal_and_better_ranks_are_out_of_reach(string line)
    {
        // C-RANK.3: outranks is strict
        foreach (var group in new[] { "lead", "users" })
        {
            var name = await staff.UserAsync(Staff.Name("user"), group);
            await staff.Leader.FailsAsync(line.Replace("{0}", name, StringComparison.Ordinal));
            await using var client = await staff.Host.LoginAsync(name);
        }
    }

    [Fact]
    public async Task Owner_of_a_channel_is_not_deleted()
    {
        // C-rm_acct.1: ST(owns a channel)
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await staff.Root.SilentAsync("add_ranked_cmd -command add_ch -rank 5");
        await using var client = await staff.Host.LoginAsync(name);
        await client.SilentAsync($"add_ch -ch_name of_{name}");

        await staff.Root.FailsAsync($"rm_acct -name {name} -force");
    }

    [Fact]
    public async Task Deletion_is_confirmed_and_checked_again()
    {
        // C-rm_acct.2, C-GEN.6, C-GEN.7, B-2: another answer asks again, n cancels; what changed since the question counts
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        (await staff.Leader.TypesAsync("rm_acct", $"-name {name}", "maybe", "N")).ShouldBe([FrameType.Text]);
        (await staff.ListedAsync(name)).ShouldNotBeNull();

        var run = await staff.Leader.StartAsync("rm_acct", $"-name {name}");
        await run.UntilAsync(FrameType.Text);
        await staff.Root.SilentAsync($"set_group -user {name} -group users");
        await run.SendAsync("y");
        (await run.Completion.Within("the IDLE of rm_acct")).Errors.Count.ShouldBe(1);
        (await staff.ListedAsync(name)).ShouldNotBeNull();
    }
}
