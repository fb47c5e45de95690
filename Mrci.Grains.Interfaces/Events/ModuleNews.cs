using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// A command of a module has something for its session that no call waits for, or its module host has died (P-5.8, P-11.31). The session sends it to
/// itself through its front end, because the front end is who takes its output.
/// </summary>
/// <param name="Origin">Nobody: a session skips what it has caused itself.</param>
/// <param name="Target">Session id of the session, 56 hex digits.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.module-news")]
public sealed record ModuleNews(EventOrigin Origin, string Target) : PeerEvent(Origin, Target)
{
    /// <summary>None of chapter 7: clients never see it.</summary>
    public override AsyncCommand Command => default;
}
