using Mrci.Commands.Tests.Harness;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Sessions;

/// <summary>What a command may send (section 5.3).</summary>
public sealed class OutputTests
{
    // P-5.20, X-56: dropped, with nothing but the IDLE.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(37)]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(45)]
    public async Task External_command_cannot_send_types_of_the_host(byte type) =>
        (await SendAsync(isInternal: false, type)).ShouldBe(["513:Idle"]);

    // P-5.22: IDLE, NEW_CMD and the private types.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(34)]
    [InlineData(45)]
    public async Task Internal_command_cannot_send_idle_new_cmd_and_private_types(byte type) =>
        (await SendAsync(isInternal: true, type)).ShouldBe(["513:Idle"]);

    // P-5.22, P-11.8: the rest it may.
    [Theory]
    [InlineData(35)]
    [InlineData(37)]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(42)]
    public async Task Internal_command_can_send_other_types_of_the_host(byte type) =>
        (await SendAsync(isInternal: true, type)).ShouldBe([$"513:{(FrameType)type}", "513:Idle"]);

    // P-5.20, P-5.23, P-11.7: everything else goes, stamped with the command's id.
    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(36)]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(46)]
    [InlineData(47)]
    [InlineData(200)]
    public async Task External_command_can_send_other_types(byte type) =>
        (await SendAsync(isInternal: false, type)).ShouldBe([$"513:{(FrameType)type}", "513:Idle"]);

    // P-2.11: an ERR instead, and nothing of the payload.
    [Fact]
    public async Task Payload_that_does_not_fit_into_a_frame_becomes_an_error()
    {
        var loaders = new TestLoaders();
        loaders.Add("first", static (command, _) =>
        {
            command.Host.DataToClient(new byte[FrameHeader.MaxPayload + 1], FrameType.Bytes);
            command.Host.ErrSent.ShouldBeTrue();
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Err", "513:Idle"]);
    }

    private static async Task<string[]> SendAsync(bool isInternal, byte type)
    {
        var loaders = new TestLoaders { IsInternal = isInternal };
        loaders.Add("first", (command, _) =>
        {
            command.Host.DataToClient(new byte[] { 1, 2 }, (FrameType)type);
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        return (await session.SendAsync(513, "")).Heads();
    }
}
