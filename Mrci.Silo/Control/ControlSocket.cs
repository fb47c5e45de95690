using System.Net.Sockets;

namespace Mrci.Silo.Control;

/// <summary>Where a host on this machine is asked: a Unix domain socket in its data directory, for its owner only (C-CLI.11).</summary>
internal static class ControlSocket
{
    /// <summary>Longest request, bytes.</summary>
    public const int MaximumRequest = 1024;

    private const string FileName = "control";

    /// <summary>Path of the socket.</summary>
    public static string PathOf(string data) => Path.Combine(Path.GetFullPath(data), FileName);

    public static Socket Create() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
