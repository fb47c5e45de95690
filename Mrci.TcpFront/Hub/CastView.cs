using Mrci.Grains.Channels;

namespace Mrci.TcpFront.Hub;

/// <summary>What of a session decides over a cast. Immutable.</summary>
/// <param name="Open">Open sub-channels, in the order in which the session opened them.</param>
/// <param name="ActiveUpdate">Whether LIMITED_CAST is wanted (P-7.22).</param>
internal sealed record CastView(SubChannelRef[] Open, bool ActiveUpdate)
{
    public static CastView Empty { get; } = new([], ActiveUpdate: false);

    /// <summary>The next view: what stays open keeps its place, what is new comes last.</summary>
    public CastView Next(SubChannelRef[] open, bool activeUpdate)
    {
        SubChannelRef[] ordered = [.. Open.Where(open.Contains), .. open.Except(Open)];
        return new CastView(ordered, activeUpdate);
    }

    /// <summary>
    /// Whether the session takes this cast from this stream. A cast travels through the stream of every sub-channel in its list; of the
    /// common ones the session listens to the one it opened first, so the cast arrives once (P-7.0.3 a), and opening one more sub-channel
    /// does not change the stream of casts that are on their way.
    /// </summary>
    public bool Takes(CastEvent cast)
    {
        if (cast.Kind == CastKind.Limited && !ActiveUpdate)
            return false;

        foreach (var open in Open)
        {
            if (cast.List.AsSpan().Contains(open))
                return open == cast.SubChannel;
        }

        return false;
    }
}
