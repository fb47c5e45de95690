using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Input that would cost much if the host took it at its word: memory stays flat, other sessions go on.</summary>
[Collection(BadInputCollection.Name)]
public sealed class MemoryTests(BadInputHost host)
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(FrameType.Text, Burst.NotLoaded)]
    [InlineData(FrameType.Bytes, Burst.MyInfo)]
    public async Task Two_million_empty_frames_in_one_burst_are_answered_exactly(FrameType type, ushort id)
    {
        // P-2.6, P-2.9, P-5.3: ERR and IDLE each for an id that is not loaded, one IDLE each for a loaded command.
        await using var bystander = await Bystander.StartAsync(host.Process);
        await using var connection = await RawConnection.StartSessionAsync(host.Process.EndPoint);
        var before = host.Process.ResidentMemory();
        var most = before;

        await Burst.SendAndCountAsync(connection, [(type, id)], 2_000_000, () => most = Math.Max(most, host.Process.ResidentMemory()));

        // What may wait is the outbound queue, 64 MiB at most (P-2.13). Kept in memory the frames alone would take
        // 2 000 000 x 56 B = 107 MiB, and the answers as much again. Measured: below 10 MiB.
        (most - before).ShouldBeLessThan(64 * Megabyte);
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Announced_payloads_that_never_come_cost_nothing()
    {
        // P-2.6, P-2.13: never allocate L bytes before they arrive. 64 times 16 MiB would be 1 GiB.
        await using var bystander = await Bystander.StartAsync(host.Process);
        var connections = new List<RawConnection>();
        try
        {
            foreach (var _ in Enumerable.Range(0, 64))
                connections.Add(await RawConnection.StartSessionAsync(host.Process.EndPoint));
            var (resident, allocated) = (host.Process.ResidentMemory(), host.Process.AllocatedMemory());

            // One write: who answers the small frame has also seen the header behind it, and a first part of its payload.
            var bytes = new byte[FrameHeader.Size + FrameHeader.Size + 1000];
            new FrameHeader(FrameType.Text, Burst.NotLoaded, 0).Write(bytes);
            new FrameHeader(FrameType.Text, Burst.NotLoaded, FrameHeader.MaxPayload).Write(bytes.AsSpan(FrameHeader.Size));
            foreach (var connection in connections)
            {
                await connection.SendAsync(bytes);
                (await connection.ReadToIdleAsync(Burst.NotLoaded)).Length.ShouldBe(2);
            }

            // A few pages of input buffer for each of them. What is allocated in advance is not resident yet, but counts as allocated. So
            // does the stack of a new thread, 8 MiB, of which there may be some: hence half of what all payloads would take.
            (host.Process.ResidentMemory() - resident).ShouldBeLessThan(8 * Megabyte);
            (host.Process.AllocatedMemory() - allocated).ShouldBeLessThan(512 * Megabyte);
        }
        finally
        {
            foreach (var connection in connections)
                await connection.DisposeAsync();
        }

        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Sixteen_mebibytes_that_do_come_are_a_frame_like_any_other()
    {
        // P-2.1, P-2.9: the announced length is legal; nothing happens before the last byte, then the usual answer.
        await using var bystander = await Bystander.StartAsync(host.Process);
        await using var connection = await RawConnection.StartSessionAsync(host.Process.EndPoint);
        await connection.SendAsync(FrameType.Bytes, Burst.NotLoaded, new byte[FrameHeader.MaxPayload]);

        (await connection.ReadToIdleAsync(Burst.NotLoaded)).Select(frame => frame.Type).ShouldBe([FrameType.Err, FrameType.Idle]);
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Private_frames_of_full_size_are_skipped_as_they_come()
    {
        // P-2.7: header and payload are discarded, nothing is sent, the session stays. Four of them would be 64 MiB.
        await using var bystander = await Bystander.StartAsync(host.Process);
        await using var connection = await RawConnection.StartSessionAsync(host.Process.EndPoint);
        var before = host.Process.ResidentMemory();
        var payload = new byte[FrameHeader.MaxPayload];

        for (var type = FrameType.PrivIpc; type <= FrameType.PingPeers; type++)
            await connection.SendAsync(type, Burst.MyInfo, payload);

        (await connection.SynchronizeAsync()).ShouldBeEmpty();
        // The read buffer of the transport, 1 MiB, and garbage of the other session, but not one whole payload.
        (host.Process.ResidentMemory() - before).ShouldBeLessThan(16 * Megabyte);
        await bystander.WasUndisturbedAsync();
    }
}
