using Mrci.Protocol.Frames;

namespace Mrci.Client;

/// <summary>What a command has answered, complete.</summary>
public sealed class CommandResult
{
    internal CommandResult(ushort commandId, IReadOnlyList<MrciFrame> frames, bool isTruncated, CommandEnd end)
    {
        CommandId = commandId;
        Frames = frames;
        IsTruncated = isTruncated;
        End = end;
        Errors = [.. frames.Where(frame => frame.Type == FrameType.Err).Select(frame => frame.Text)];
    }

    /// <summary>The command's id.</summary>
    public ushort CommandId { get; }

    /// <summary>Its frames in their order, the closing IDLE left out.</summary>
    public IReadOnlyList<MrciFrame> Frames { get; }

    /// <summary>
    /// Whether frames are missing in <see cref="Frames"/> because there were more than <see cref="MrciClientOptions.BufferBytes"/>.
    /// Those that came first are kept, and every ERR.
    /// </summary>
    public bool IsTruncated { get; }

    /// <summary>How the invocation ended.</summary>
    public CommandEnd End { get; }

    /// <summary>The texts of its ERR frames, as sent (C-GEN.3).</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether it answered ERR or did not come to its end.</summary>
    public bool IsError => Errors.Count > 0 || End != CommandEnd.Idle;

    /// <summary>Its TEXT and BIG_TEXT frames joined; how a text is cut into frames has no meaning (C-GEN.16).</summary>
    public string Text => string.Concat(
        Frames.Where(frame => frame.Type is FrameType.Text or FrameType.BigText).Select(frame => frame.Text));
}
