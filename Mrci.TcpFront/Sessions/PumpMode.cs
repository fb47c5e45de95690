namespace Mrci.TcpFront.Sessions;

/// <summary>How far a pump goes on.</summary>
internal enum PumpMode
{
    /// <summary>Frames, notifications, and loop turns.</summary>
    Running = 0,

    /// <summary>The client has closed its side: what it sent before is done, loops are not.</summary>
    Finishing = 1,

    /// <summary>Nothing after the call that runs.</summary>
    Stopped = 2,
}
