using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Modules;

/// <summary>What a command may ask of its host (P-11.6, P-11.7). Output is stamped with the command's own id (P-5.23).</summary>
public interface ICommandHost
{
    /// <summary>The id the command has in this session.</summary>
    ushort CommandId { get; }

    /// <summary>The unique name the command has in this session (P-4.7).</summary>
    string CommandName { get; }

    /// <summary>Whether the host calls the command again and again (P-5.4).</summary>
    bool InLoopMode { get; }

    /// <summary>Whether the command waits for more frames of the client (P-5.4).</summary>
    bool InMoreInputMode { get; }

    /// <summary>Whether an ERR went out during this run; reset before each run.</summary>
    bool ErrSent { get; }

    /// <summary>The private instances that <see cref="ICommand.InternRequest"/> asked for, under the names as requested.</summary>
    IReadOnlyDictionary<string, ICommand> InternCommands { get; }

    /// <summary>Sends a frame to the client of this session. Types of P-5.20 (for built-in commands P-5.22) are dropped and logged.</summary>
    /// <param name="data">The payload, at most 16 777 215 bytes; a larger one becomes an ERR and nothing is written (P-2.11).</param>
    /// <param name="type">Its type id.</param>
    void DataToClient(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text);

    /// <summary>Casts a frame over the writable open sub-channels of the session (P-7.5). Without one nothing is published.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="type">Its type id; types of P-5.20 are dropped.</param>
    ValueTask CastToPeersAsync(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text);

    /// <summary>Sends a frame to one linked peer, or acts on the link for the three P2P types (P-5.21, P-9.8).</summary>
    /// <param name="peer">Session id of the peer.</param>
    /// <param name="data">The payload; ignored for P2P types.</param>
    /// <param name="type">Its type id.</param>
    ValueTask ToPeerAsync(SessionId peer, ReadOnlyMemory<byte> data, FrameType type = FrameType.Text);

    /// <summary>Opens a sub-channel by its ids; a failure is an ERR under the command's id (P-8.10).</summary>
    /// <returns>Whether it is open now.</returns>
    ValueTask<bool> OpenChByIdAsync(ulong channelId, byte subId);

    /// <summary>Opens a sub-channel by its names; a failure is an ERR under the command's id (P-8.10).</summary>
    /// <returns>Whether it is open now.</returns>
    ValueTask<bool> OpenChByNameAsync(string channel, string subChannel);

    /// <summary>Closes a sub-channel by its ids; a failure is an ERR under the command's id (P-8.12).</summary>
    /// <returns>Whether it was open.</returns>
    ValueTask<bool> CloseChByIdAsync(ulong channelId, byte subId);

    /// <summary>Closes a sub-channel by its names; a failure is an ERR under the command's id (P-8.12).</summary>
    /// <returns>Whether it was open.</returns>
    ValueTask<bool> CloseChByNameAsync(string channel, string subChannel);

    /// <summary>Switches loop mode (P-5.4).</summary>
    void EnableLoop(bool on);

    /// <summary>Switches more-input mode (P-5.4).</summary>
    void EnableMoreInput(bool on);

    /// <summary>Ends the invocation: both modes off, one IDLE (P-5.3, P-5.8).</summary>
    void CommandFinished();

    /// <summary>Ends the session after the current run and its IDLE (P-1.19).</summary>
    void CloseSession();

    /// <summary>Logs the user out after the current run (P-10.8).</summary>
    void Logout();
}
