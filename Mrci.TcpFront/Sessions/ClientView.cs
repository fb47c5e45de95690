using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.TcpFront.Sessions;

/// <summary>
/// What a client believes about its session: which invocations are open and which commands exist (P-10.20, P-10.26). Learned from the
/// frames that pass, so it is right whatever becomes of the session grain.
/// </summary>
internal sealed class ClientView
{
    private readonly SortedList<ushort, string> _announced = [];
    private readonly List<ushort> _open = [];

    /// <summary>A frame of the client has been handed to the session: an invocation of that id is open.</summary>
    public void Forwarded(ushort commandId)
    {
        if (!_open.Contains(commandId))
            _open.Add(commandId);
    }

    /// <summary>Frames are on their way to the client.</summary>
    /// <param name="output">Whole frames.</param>
    /// <returns>How many they are.</returns>
    public int Sent(ReadOnlySpan<byte> output)
    {
        var count = 0;
        for (; output.Length >= FrameHeader.Size; count++)
        {
            var header = FrameHeader.Read(output);
            Learn(header, output.Slice(FrameHeader.Size, header.Length));
            output = output[(FrameHeader.Size + header.Length)..];
        }

        return count;
    }

    /// <summary>
    /// What the client is told when the session has been lost: <c>3:ERR</c>, and an IDLE for each open invocation, ascending (P-10.20).
    /// </summary>
    public byte[] Loss(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameWriter.WriteText(output, FrameType.Err, (ushort)AsyncCommand.ExeCrash, text);
        foreach (var commandId in _open.Order())
            FrameWriter.Write(output, FrameType.Idle, commandId);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Puts <c>41:CMD_ID</c> for each id that the client knows and that is not loaded any more, or has another name, between RDY and the
    /// NEW_CMD frames of a recovered session (P-10.26).
    /// </summary>
    /// <param name="greeting">What the attachment has answered.</param>
    public byte[] Reconcile(byte[] greeting)
    {
        var loaded = new Dictionary<ushort, string>();
        var place = 0;
        for (var offset = 0; offset + FrameHeader.Size <= greeting.Length;)
        {
            var header = FrameHeader.Read(greeting.AsSpan(offset));
            var payload = greeting.AsSpan(offset + FrameHeader.Size, header.Length);
            offset += FrameHeader.Size + header.Length;
            if (header.CommandId == (ushort)AsyncCommand.Rdy)
                place = offset;
            else if (IsAnnouncement(header) && NewCommand.TryRead(payload, out var command))
                loaded[command.CommandId] = command.Name;
        }

        var gone = new ArrayBufferWriter<byte>();
        foreach (var (commandId, name) in _announced)
        {
            if (!loaded.TryGetValue(commandId, out var now) || !string.Equals(now, name, StringComparison.Ordinal))
                FrameWriter.Write(gone, FrameType.CmdId, (ushort)AsyncCommand.RmCmd, CommandIdPayload.ToArray(commandId));
        }

        return gone.WrittenCount == 0 ? greeting : [.. greeting.AsSpan(0, place), .. gone.WrittenSpan, .. greeting.AsSpan(place)];
    }

    private static bool IsAnnouncement(FrameHeader header) =>
        header is { CommandId: (ushort)AsyncCommand.AddCmd, Type: FrameType.NewCmd };

    private void Learn(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Type == FrameType.Idle)
        {
            _open.Remove(header.CommandId);
        }
        else if (IsAnnouncement(header))
        {
            // The names are the same in all sessions, so an idle one need not hold copies of its own.
            if (NewCommand.TryRead(payload, out var command))
                _announced[command.CommandId] = string.Intern(command.Name);
        }
        else if (header is { CommandId: (ushort)AsyncCommand.RmCmd, Type: FrameType.CmdId } && CommandIdPayload.TryRead(payload, out var removed))
        {
            _announced.Remove(removed);
        }
    }
}
