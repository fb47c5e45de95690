using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>How long an argument line may be (D-513).</summary>
public sealed class ArgumentLimitTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private const int MostBytes = 64 * 1024;

    [Fact]
    public async Task Line_of_the_most_bytes_runs_with_all_its_tokens()
    {
        // D-513: tokens unlimited; B-1, X-37: the last one is seen
        var name = HostFixture.Name("long");
        var arguments = $"-ch_name {name}";
        var line = string.Concat(Enumerable.Repeat("x ", (MostBytes / 4) - arguments.Length)) + arguments;

        (await RunAsync("add_ch", line.PadLeft(MostBytes / 2))).Frames.ShouldBeEmpty();

        (await neighbours.Alice.RowsAsync("ls_chs")).ShouldContain(row => row[1] == name);
    }

    [Fact]
    public async Task Longer_line_is_refused_and_the_session_goes_on()
    {
        // D-513
        var name = HostFixture.Name("long");

        (await RunAsync("add_ch", $"-ch_name {name}".PadLeft((MostBytes / 2) + 1))).Frames.ShouldHaveSingleItem().Type.ShouldBe(FrameType.Err);

        (await neighbours.Alice.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
    }

    private async Task<CommandResult> RunAsync(string command, string arguments)
    {
        var run = await neighbours.Alice.StartAsync(command, arguments);
        return await run.Completion.Within($"the IDLE of {command}");
    }
}
