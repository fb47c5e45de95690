using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>Base of appliers: one class per type of event; most only forward the frame to the client.</summary>
internal abstract class EventApplier<TEvent> : IEventApplier
    where TEvent : HostEvent
{
    public Type EventType => typeof(TEvent);

    public bool Concerns(HostEvent notification, EventTarget target) => Concerns((TEvent)notification, target);

    public EventKey KeyOf(HostEvent notification) => KeyOf((TEvent)notification);

    public ValueTask ChangeAsync(HostEvent notification, EventTarget target) => ChangeAsync((TEvent)notification, target);

    public ValueTask TellAsync(HostEvent notification, EventTarget target, bool changedState) =>
        TellAsync((TEvent)notification, target, changedState);

    protected abstract bool Concerns(TEvent notification, EventTarget target);

    protected abstract EventKey KeyOf(TEvent notification);

    protected virtual ValueTask ChangeAsync(TEvent notification, EventTarget target) => ValueTask.CompletedTask;

    protected virtual ValueTask TellAsync(TEvent notification, EventTarget target, bool changedState)
    {
        target.Forward(notification);
        return ValueTask.CompletedTask;
    }
}
