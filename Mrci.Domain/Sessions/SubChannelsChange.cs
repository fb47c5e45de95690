using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Sessions;

/// <summary>A change of a session's open sub-channels, with what is needed to tell the peers (P-8.12, P-8.13, P-8.22).</summary>
/// <param name="Before">Open sub-channels before: the list to cast over.</param>
/// <param name="After">Open sub-channels after: the list in the payload.</param>
/// <param name="WasActive"><c>activeUpdate</c> before.</param>
public readonly record struct SubChannelsChange(ChannelList Before, ChannelList After, bool WasActive)
{
    /// <summary>Something was closed; if not, the close command answers ERR.</summary>
    public bool IsChanged => Before != After;

    /// <summary>The peers are to be told by PEER_STAT.</summary>
    public bool CastsPeerStat => IsChanged && WasActive;
}
