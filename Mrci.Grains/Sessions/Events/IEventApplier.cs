using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>Knows what one type of event does to a session (chapter 7). Has no state of its own.</summary>
internal interface IEventApplier
{
    /// <summary>The type of event.</summary>
    Type EventType { get; }

    /// <summary>Whether the event is for this session.</summary>
    bool Concerns(HostEvent notification, EventTarget target);

    /// <summary>What the event's version counts.</summary>
    EventKey KeyOf(HostEvent notification);

    /// <summary>Changes the state of the session; only called when no later state has been read.</summary>
    ValueTask ChangeAsync(HostEvent notification, EventTarget target);

    /// <summary>Tells the client.</summary>
    ValueTask TellAsync(HostEvent notification, EventTarget target, bool changedState);
}
