namespace Mrci.Grains.Sessions.Peers;

/// <summary>What a session knows of another one that it has exchanged messages with, besides the relation itself.</summary>
internal sealed class PeerContact(string front)
{
    /// <summary>The front end that holds the other session; the same for its whole life.</summary>
    public string Front { get; } = front;

    /// <summary>Number of the last message to it; 0 for none since this activation began.</summary>
    public long Sent { get; set; }

    /// <summary>Number of the last message from it, so that repeats are dropped (P-7.0.3 a).</summary>
    public long Heard { get; set; }
}
