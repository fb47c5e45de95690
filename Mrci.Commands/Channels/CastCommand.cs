using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Channels;

/// <summary><c>cast</c>: sends data to the peers that share an open sub-channel (C-cast.1, P-7.5).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class CastCommand(ISessionContext session) : BuiltInCommand("cast", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Sends a frame to every other session that has one of your open sub-channels open too. Each gets it once, as a frame of the same
        type with the command id 5, however many sub-channels you share; you don't get it yourself.

        The input is a frame of any type; its payload goes out as it is. Types that only the host may send are dropped. Without an open
        sub-channel that you may write to, nothing is sent. open_sub_ch opens one.
        """;

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type) => Host.CastToPeersAsync(data, type);
}
