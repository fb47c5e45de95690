using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>
/// A host for what costs memory if it is done wrong. Its tests run one after the other, so that each sees its own cost only.
/// </summary>
public sealed class BadInputHost : OwnHostFixture
{
    /// <summary>Frames that are compiled code, filled pools, and a grown heap before anything is measured.</summary>
    private const int WarmUpFrames = 200_000;

    public BadInputHost()
        : base("--Mrci:InitialSettings:max_sessions", "10000")
    {
    }

    internal HostProcess Process => Host.Process;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await RawConnection.StartSessionAsync(Process.EndPoint);
        await Burst.SendAndCountAsync(connection, [(FrameType.Text, Burst.NotLoaded), (FrameType.Bytes, Burst.MyInfo)], WarmUpFrames);
    }
}
