using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// A committed change that sessions are told of (chapter 7). It carries typed values; the argument text for clients is made from them and
/// never parsed back (P-5.43, X-35).
/// </summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change; a session ignores what is not newer than it has applied (D-721).</param>
[GenerateSerializer, Immutable, Alias("mrci.host-event")]
public abstract record HostEvent([property: Id(0)] EventOrigin Origin, [property: Id(1)] long EntityVersion)
{
    /// <summary>The async command that the event is (P-7.0.9).</summary>
    public abstract AsyncCommand Command { get; }

    /// <summary>The payload a client gets when the frame is forwarded: arguments in canonical order (P-7.0.7).</summary>
    public abstract string ToArguments();
}
