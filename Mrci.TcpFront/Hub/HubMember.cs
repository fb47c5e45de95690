using Mrci.Grains.Channels;
using Mrci.Grains.Streams;

namespace Mrci.TcpFront.Hub;

/// <summary>A local session at the hub.</summary>
internal sealed class HubMember(string sessionId, IHubTarget target)
{
    private volatile CastView _view = CastView.Empty;

    public string SessionId { get; } = sessionId;

    public IHubTarget Target { get; } = target;

    /// <summary>What casts are matched with. Replaced as a whole, read without a lock.</summary>
    public CastView View
    {
        get => _view;
        set => _view = value;
    }

    /// <summary>What the hub is joined to for this session. Only the session's pump changes it, one call at a time.</summary>
    public StreamKey[] EventStreams { get; set; } = [];

    /// <summary>As <see cref="EventStreams"/>, for casts.</summary>
    public SubChannelRef[] CastStreams { get; set; } = [];
}
