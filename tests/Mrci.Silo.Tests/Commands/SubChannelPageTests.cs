using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>A list of sub-channels that is longer than a page, on a host that allows so many (C-CFG.14).</summary>
public sealed class SubChannelPageTests(SubChannelPageTests.RoomyHost roomy) : IClassFixture<SubChannelPageTests.RoomyHost>
{
    private const int SubChannels = 120;

    [Fact]
    public async Task List_of_sub_channels_turns_its_pages_and_ends()
    {
        // B-21, C-ls_sub_chs.1, C-TBL.3, C-TBL.4: 50, 50, and 20 rows, each sub-channel once
        await roomy.Host.Root.SilentAsync("add_ch -ch_name roomy");
        foreach (var number in Enumerable.Range(0, SubChannels))
            await roomy.Host.Root.SilentAsync($"add_sub_ch -ch_name roomy -sub_name sub_{number}");

        var result = await roomy.Host.Root.RunAsync("ls_sub_chs", "-ch_name roomy", "next", "").Within("the IDLE of ls_sub_chs");

        result.Frames.ShouldAllBe(frame => frame.Type == FrameType.Text);
        CommandSteps.Rows(result.Text).Where(row => row is ["roomy", ..]).Select(row => row[3])
            .ShouldBe(Enumerable.Range(0, SubChannels).Select(number => $"sub_{number}"));
    }

    public sealed class RoomyHost() : OwnHostFixture("--Mrci:InitialSettings:max_sub_channels", "120");
}
