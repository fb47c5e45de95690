namespace Mrci.TcpFront.Connections;

/// <summary>States of a connection (P-1.15).</summary>
internal enum ConnectionState
{
    Admission = 0,
    AwaitHeader = 1,
    TlsHandshake = 2,
    Attaching = 3,
    Ready = 4,
    Closing = 5,
    Closed = 6,
}
