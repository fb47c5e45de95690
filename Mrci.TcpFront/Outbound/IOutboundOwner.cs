namespace Mrci.TcpFront.Outbound;

/// <summary>What an outbound queue tells its connection. None of these may block: they are called on the path of casts.</summary>
internal interface IOutboundOwner
{
    /// <summary>More waits than allowed; the queue has closed itself (P-2.13).</summary>
    void OnOverflow();

    /// <summary>The client has caught up; a looping command may go on.</summary>
    void OnRelieved();

    /// <summary>The bytes cannot be written any more; the queue has closed itself.</summary>
    /// <param name="fault">Why; null when the other side has just gone.</param>
    void OnWriteFailed(Exception? fault);
}
