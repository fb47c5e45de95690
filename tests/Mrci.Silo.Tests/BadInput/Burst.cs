using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Very many empty frames, sent without a pause while the answers are read.</summary>
internal static class Burst
{
    /// <summary>An id that no session has (H-7).</summary>
    public const ushort NotLoaded = 900;

    /// <summary>Id of <c>my_info</c> (P-4.8), which ignores every type but TEXT (C-GEN.1).</summary>
    public const ushort MyInfo = 306;

    private const int FramesPerWrite = 8192;

    /// <summary>
    /// Sends a pattern of empty frames over and over and checks that the answers come in the order of the frames, none missing.
    /// </summary>
    /// <param name="connection">A session.</param>
    /// <param name="pattern">
    /// Type and command id of each frame; <see cref="NotLoaded"/> is answered with ERR and IDLE, others with IDLE.
    /// </param>
    /// <param name="frames">How many frames; a multiple of the pattern.</param>
    /// <param name="onProgress">Called now and then while answers come.</param>
    public static async Task SendAndCountAsync(
        RawConnection connection, (FrameType Type, ushort Id)[] pattern, int frames, Action? onProgress = null)
    {
        var expected = pattern.SelectMany(frame => AnswersTo(frame.Id)).ToArray();
        var answers = (long)expected.Length * (frames / pattern.Length);
        var sending = SendAsync(connection, pattern, frames);
        var received = 0L;
        var wrong = "";
        await connection.ReadAsync(
            frame =>
            {
                var (type, id) = expected[received % expected.Length];
                if (frame.Type != type || frame.CommandId != id)
                    wrong = $"answer {received} is {frame.CommandId}:{frame.Type}, not {id}:{type}";
                received++;
                if (received % 65536 == 0)
                    onProgress?.Invoke();
                return wrong.Length == 0 && received < answers;
            },
            "the answers to a burst");
        wrong.ShouldBeEmpty();
        received.ShouldBe(answers, "the connection ended before the last answer");
        await sending;
        (await connection.SynchronizeAsync()).ShouldBeEmpty("no answer too many");
    }

    private static (FrameType Type, ushort Id)[] AnswersTo(ushort id) =>
        id == NotLoaded ? [(FrameType.Err, id), (FrameType.Idle, id)] : [(FrameType.Idle, id)];

    private static async Task SendAsync(RawConnection connection, (FrameType Type, ushort Id)[] pattern, int frames)
    {
        var block = new byte[FramesPerWrite * FrameHeader.Size];
        for (var index = 0; index < FramesPerWrite; index++)
        {
            var (type, id) = pattern[index % pattern.Length];
            new FrameHeader(type, id, 0).Write(block.AsSpan(index * FrameHeader.Size));
        }

        for (var left = frames; left > 0; left -= FramesPerWrite)
            await connection.SendAsync(block.AsMemory(0, Math.Min(left, FramesPerWrite) * FrameHeader.Size));
    }
}
