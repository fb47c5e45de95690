using Mrci.Protocol.Frames;

namespace Mrci.Modules;

/// <summary>One command of one session (P-11.5). The host calls its members one at a time.</summary>
public interface ICommand
{
    /// <summary>Whether the command speaks the GEN_FILE sub-protocol; becomes byte 2 of NEW_CMD (P-3.10).</summary>
    bool HandlesGenFile { get; }

    /// <summary>Names of built-in commands that this command wants private instances of (P-5.30).</summary>
    IReadOnlyList<string> InternRequest { get; }

    /// <summary>One line for <c>ls_cmds</c>.</summary>
    string ShortText { get; }

    /// <summary>Input and output in the notation of P-11.5: <c>[-user (text)]/[text]</c>.</summary>
    string IoText { get; }

    /// <summary>The full help; goes out as BIG_TEXT.</summary>
    string LongText { get; }

    /// <summary>Library text of NEW_CMD, cut to 64 code units.</summary>
    string LibraryText { get; }

    /// <summary>Whether the last run failed.</summary>
    bool ErrState { get; }

    /// <summary>Gives the command its host; called once, before anything else.</summary>
    /// <param name="host">Carries the command's output and requests.</param>
    void Attach(ICommandHost host);

    /// <summary>Handles one frame of the client, or one turn of the loop (P-5.1, P-5.4).</summary>
    /// <param name="shared">The state of the session, read-only.</param>
    /// <param name="data">The payload; empty in a loop turn. Valid until the returned task completes.</param>
    /// <param name="type">The type id of the frame; <see cref="FrameType.Text"/> in a loop turn.</param>
    ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type);

    /// <summary>Ends the running dialogue or loop and leaves the command ready for a fresh call (P-5.11).</summary>
    void Term();

    /// <summary>Called once, right before the command is let go.</summary>
    void AboutToDelete();
}
