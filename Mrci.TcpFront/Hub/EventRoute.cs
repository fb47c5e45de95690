using Mrci.Grains.Events;
using Mrci.Grains.Streams;

namespace Mrci.TcpFront.Hub;

/// <summary>An event stream. A session does not get what it caused itself (P-7.0.3).</summary>
internal sealed class EventRoute(StreamKey key, IStreamSource source) : Route<HostEvent>(StreamNames.Of(key), source)
{
    protected override void OnNext(HostEvent item)
    {
        foreach (var member in Members)
        {
            if (!string.Equals(member.SessionId, item.Origin.SessionId, StringComparison.Ordinal))
                member.Target.Notify(item);
        }
    }

    // Nobody knows whom they were for (P-10.24).
    protected override void OnSkipped()
    {
        foreach (var member in Members)
            member.Target.Reread();
    }
}
