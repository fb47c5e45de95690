using System.Buffers;
using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Session;

/// <summary>
/// Base of <c>term</c>, <c>pause</c> and <c>resume</c>: they act on CMD_ID frames, with one target or with none for all (P-5.10, P-3.11).
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class TargetedCommand(string name, ISessionContext session) : BuiltInCommand(name, session)
{
    /// <inheritdoc />
    public sealed override async ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (type == FrameType.CmdId
            && Valid("command id", CommandIdPayload.TryReadTarget(new ReadOnlySequence<byte>(data), out var target))
            && Found(target is null || Session.LoadedCommands.Any(command => command.Id == target), "command with this id in this session"))
        {
            await ActAsync(target);
        }
    }

    /// <summary>Does it.</summary>
    /// <param name="target">Id of a loaded command; null for all.</param>
    protected abstract ValueTask ActAsync(ushort? target);
}
