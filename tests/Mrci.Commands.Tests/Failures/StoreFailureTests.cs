using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Commands;
using Mrci.Grains.Groups;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Failures;

/// <summary>Commands whose change the store refuses (C-GEN.10, B-3).</summary>
public sealed class StoreFailureTests : IAsyncLifetime
{
    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        var olga = await _host.AddUserAsync("olga", GroupIds.Root);
        await _host.AddUserAsync("alice");
        await _host.AddChannelAsync(olga, "chat", "main");
        _session = await _host.ConnectAsync(olga);
        (await RunAsync("add_group -name spare")).ShouldNotContain(frame => frame.Type == FrameType.Err);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("add_group -name crew")]
    [InlineData("set_group_rank -name users -rank 3")]
    [InlineData("rename_group -name users -new_name others")]
    [InlineData("rm_group -name spare")]
    [InlineData("set_group -user alice -group spare")]
    [InlineData("trans_group -src users -dst spare")]
    [InlineData("add_ranked_cmd -command cast -rank 2")]
    [InlineData("lock_acct -user alice -state 1")]
    [InlineData("request_new_pw -user alice -req 1")]
    [InlineData("request_new_user_name -user alice -req 1")]
    [InlineData("force_set_email -user alice -new_email new@example.org")]
    [InlineData("rm_acct -name alice -force")]
    [InlineData("set_disp_name -name Olga")]
    [InlineData("set_user_name -new_name helga")]
    [InlineData("set_email -new_email olga@example.net")]
    [InlineData("add_ban -ip 192.0.2.7")]
    [InlineData("add_ch -ch_name plaza")]
    [InlineData("add_sub_ch -ch_name chat -sub_name news")]
    [InlineData("rename_sub_ch -ch_name chat -sub_name main -new_name hall")]
    [InlineData("set_sub_ch_level -ch_name chat -sub_name main -level 5")]
    [InlineData("rm_sub_ch -ch_name chat -sub_name main")]
    [InlineData("add_rdonly_flag -ch_name chat -sub_id 0 -level 4")]
    [InlineData("invite_to_ch -ch_name chat -user alice")]
    public async Task Refused_change_gives_one_err_and_can_be_made_later(string line)
    {
        // C-0.4 IO, C-GEN.10: nothing is half-done, or the second try would meet what the first has left.
        var id = Id(line);
        _host.RefusesWrites = true;
        (await RunAsync(line)).Heads().ShouldBe([$"{id}:Err", $"{id}:Idle"]);

        _host.RefusesWrites = false;
        var frames = await RunAsync(line);

        frames.ShouldNotContain(frame => frame.Type == FrameType.Err);
        frames.ShouldContain(frame => frame.Id == id && frame.Type == FrameType.Idle);
    }

    private Task<IReadOnlyList<TestFrame>> RunAsync(string line) => _session.SendAsync(Id(line), line[line.IndexOf(' ')..].TrimStart());

    private static ushort Id(string line) => CommandCatalog.Find(line.Split(' ')[0])!.Id;
}
