using System.Net;
using Mrci.Domain.Sessions;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Tests.Sessions;

internal static class Sample
{
    public static SessionState Session(bool hostActiveUpdates = true) =>
        new(Id(1), IPAddress.Parse("::ffff:127.0.0.1"), "app", ProtocolVersion.Host, hostActiveUpdates);

    public static LoginSnapshot User()
    {
        var bytes = new byte[UserId.Size];
        bytes[0] = 7;
        return new LoginSnapshot(UserId.Read(bytes), "Bob", "users", "Bob the Builder", 2, ["Chat", "NEWS", "chat"]);
    }

    public static SessionId Id(byte number)
    {
        var bytes = new byte[SessionId.Size];
        bytes[0] = number;
        return SessionId.Read(bytes);
    }
}
