using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// What exactly one session is to get (P-7.21, P-7.24). It travels on the stream of the front end that holds that session
/// (<see cref="Streams.StreamKey.Front"/>), so no stream is needed for each session.
/// </summary>
/// <param name="Origin">The session it comes from; its numbers ascend.</param>
/// <param name="Target">Session id of the session it is for, 56 hex digits.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.peer")]
public abstract record PeerEvent(EventOrigin Origin, [property: Id(0)] string Target) : HostEvent(Origin, Origin.Sequence)
{
    /// <summary>Empty: what clients get of these events is no text.</summary>
    public override string ToArguments() => "";
}
