namespace Mrci.TcpFront.Sessions;

/// <summary>What call a session is to get.</summary>
internal enum SessionWorkKind : byte
{
    /// <summary>A turn of a looping command.</summary>
    Turn = 0,

    /// <summary>A frame of the client.</summary>
    Frame = 1,

    /// <summary>A notification.</summary>
    Event = 2,

    /// <summary>A sign of life (P-10.23).</summary>
    Renewal = 3,

    /// <summary>The order to read again what missed notifications could have told (P-10.24).</summary>
    Reread = 4,
}
