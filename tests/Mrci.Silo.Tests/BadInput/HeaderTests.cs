using System.Diagnostics;
using Mrci.Protocol.Headers;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Client headers that are wrong, short, or slow (P-1.5 to P-1.9).</summary>
public sealed class HeaderTests(HostFixture fixture)
{
    [Fact]
    public async Task Wrong_tag_is_closed_without_a_byte()
    {
        // P-1.9 no. 1
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await OpenAsync();
        var header = RawConnection.Header.ToArray();
        header[3] = (byte)'X';

        await connection.SendAsync(header);

        (await connection.ReadToEndAsync()).ShouldBeEmpty();
        await bystander.WasUndisturbedAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(ushort.MaxValue)]
    public async Task Wrong_major_gets_reply_3_whole_and_then_the_end(ushort major)
    {
        // P-1.9 no. 2, P-1.10: flushed before the close, session id filled in.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await OpenAsync();
        await connection.SendAsync(new ClientHeader(new ProtocolVersion(major, 0, 1), "Raw", "").ToArray());

        var bytes = await connection.ReadToEndAsync();

        bytes.Length.ShouldBe(HostHeader.Size);
        HostHeader.TryRead(bytes, out var header).ShouldBeTrue();
        header.Reply.ShouldBe(HostReply.UnsupportedVersion);
        header.Version.ShouldBe(ProtocolVersion.Host); // P-1.8
        header.SessionId.IsEmpty.ShouldBeFalse();
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Other_minor_and_patch_are_welcome()
    {
        // P-1.9 no. 2
        await using var connection = await OpenAsync();
        await connection.SendAsync(new ClientHeader(new ProtocolVersion(1, 999, ushort.MaxValue), "Raw", "").ToArray());

        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);
    }

    [Fact]
    public async Task Half_a_header_and_silence_is_closed_after_5_seconds_without_a_byte()
    {
        // P-1.7
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        var accepted = Stopwatch.GetTimestamp();
        await using var connection = await OpenAsync();
        await connection.SendAsync(RawConnection.Header.AsMemory(0, ClientHeader.Size / 2));

        (await connection.ReadToEndAsync()).ShouldBeEmpty();

        Stopwatch.GetElapsedTime(accepted).TotalSeconds.ShouldBeGreaterThan(4.9, "not before the time is up");
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Header_that_drips_byte_by_byte_is_a_header()
    {
        // P-1.6, P-2.6: any segmentation is legal; no byte is answered before the last.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await OpenAsync();
        for (var index = 0; index < ClientHeader.Size; index++)
            await connection.SendAsync(RawConnection.Header.AsMemory(index, 1));

        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);
        await connection.SynchronizeAsync();
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Frames_right_behind_the_header_wait_for_the_start_of_the_session()
    {
        // P-1.14: the first frame answered is ready, then the commands, then the answer to what came too early.
        await using var connection = await OpenAsync();
        await connection.SendAsync(new byte[][] { RawConnection.Header, [0x1F, 0x84, 0x03, 0, 0, 0] }.SelectMany(part => part).ToArray());
        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);

        var frames = await connection.ReadToIdleAsync(Burst.NotLoaded);

        var early = frames.Select(frame => (int)frame.CommandId).SkipWhile(id => id == 2).ToArray();
        early[0].ShouldBe(1);
        early[1..^2].ShouldAllBe(id => id == 40);
        early[^2..].ShouldBe([Burst.NotLoaded, Burst.NotLoaded]);
    }

    private Task<RawConnection> OpenAsync() => RawConnection.OpenAsync(fixture.Host.EndPoint);
}
