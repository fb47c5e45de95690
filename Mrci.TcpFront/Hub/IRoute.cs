using Orleans.Runtime;

namespace Mrci.TcpFront.Hub;

/// <summary>A route of the hub, whatever travels through it.</summary>
internal interface IRoute
{
    StreamId Stream { get; }

    bool IsEmpty { get; }

    void Join(HubMember member);

    void Leave(HubMember member);

    /// <summary>Ends when the stream's items arrive; the same task for all who need it.</summary>
    Task SubscribeAsync();

    Task UnsubscribeAsync();
}
