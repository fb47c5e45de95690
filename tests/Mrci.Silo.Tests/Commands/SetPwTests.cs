using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>set_pw</c> (C-set_pw.1).</summary>
public sealed class SetPwTests(HostFixture fixture)
{
    private const string NewPassword = "Brand-New-Word-9";

    [Fact]
    public async Task New_password_replaces_the_old_one()
    {
        // The content of the first TEXT is ignored; an invalid answer is asked for again; success is silent.
        var name = HostFixture.Name("alice");
        await using (var client = await fixture.UserAsync(name))
        {
            (await client.TypesAsync("set_pw", "-anything \"at all\"", "weak", NewPassword))
                .ShouldBe([FrameType.PrivText, FrameType.Err, FrameType.PrivText]);
        }

        await using var again = await fixture.ConnectAsync();
        (await again.TypesAsync("auth", $"-user {name}", HostFixture.UserPassword, NewPassword))
            .ShouldBe([FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Text]);
    }

    [Fact]
    public async Task Empty_answer_cancels_and_the_old_password_holds()
    {
        var name = HostFixture.Name("alice");
        await using (var client = await fixture.UserAsync(name))
            (await client.TypesAsync("set_pw", "", "")).Where(type => type != FrameType.Text).ShouldBe([FrameType.PrivText]);

        await using var again = await fixture.LoginAsync(name);
    }

    [Fact]
    public async Task Terminated_dialogue_changes_nothing()
    {
        // C-GEN.13
        var name = HostFixture.Name("alice");
        await using (var client = await fixture.UserAsync(name))
        {
            var run = await client.AskedAsync("set_pw");
            await client.TerminateAsync(run.CommandId);
            (await run.Completion.Within("the IDLE of set_pw")).Errors.ShouldBeEmpty();
        }

        await using var again = await fixture.LoginAsync(name);
    }
}
