using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Harness;

/// <summary>Shorthands for assertions about frames.</summary>
internal static class Frames
{
    public static string[] Heads(this IReadOnlyList<TestFrame> frames) => [.. frames.Select(static frame => frame.Head)];

    /// <summary>Heads, with the ids that NEW_CMD and CMD_ID carry: <c>NEW 272</c>, <c>RM 314</c>.</summary>
    public static string[] Changes(this IEnumerable<TestFrame> frames) => [.. frames.Select(static frame => frame switch
    {
        { Type: FrameType.NewCmd } when NewCommand.TryRead(frame.Payload, out var added) => $"NEW {added.CommandId}",
        { Id: (ushort)AsyncCommand.RmCmd } when CommandIdPayload.TryRead(frame.Payload, out var removed) => $"RM {removed}",
        _ => frame.Head,
    })];

    public static string TextOf(this IReadOnlyList<TestFrame> frames, ushort id) =>
        string.Concat(frames.Where(frame => frame.Id == id && frame.Type == FrameType.Text).Select(static frame => frame.Text));
}
