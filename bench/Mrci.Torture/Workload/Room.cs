using Mrci.Protocol.Text;

namespace Mrci.Torture.Workload;

/// <summary>A channel whose members cast to each other in one sub-channel.</summary>
/// <param name="number">Number of the room.</param>
/// <param name="channel">Name of its channel.</param>
internal sealed class Room(int number, string channel)
{
    /// <summary>Number of the room.</summary>
    public int Number => number;

    /// <summary>Name of its channel.</summary>
    public string Channel => channel;

    /// <summary>Whether the sub-channel exists and everybody is a member.</summary>
    public bool IsReady { get; set; }

    /// <summary>Arguments that name the sub-channel.</summary>
    public string Main { get; } = new ArgumentWriter().Add("-ch_name", channel).Add("-sub_name", "main").ToString();

    /// <summary>Arguments that name a second sub-channel, open beside the first at times: its casts must come once all the same (P-7.0.3).</summary>
    public string Side { get; } = new ArgumentWriter().Add("-ch_name", channel).Add("-sub_name", "side").ToString();
}
