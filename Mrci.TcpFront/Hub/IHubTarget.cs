using Mrci.Grains.Events;

namespace Mrci.TcpFront.Hub;

/// <summary>What a local session takes from the hub. Called on the path of streams: never blocks, never throws.</summary>
internal interface IHubTarget
{
    /// <summary>A cast for the client, as a whole frame that is shared with other sessions.</summary>
    void Deliver(ReadOnlyMemory<byte> frame);

    /// <summary>A notification for the session.</summary>
    void Notify(HostEvent notification);

    /// <summary>Notifications for the session were let out: it has to read again what they could have told.</summary>
    void Reread();
}
