using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Sessions;
using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Tests.Channels;

/// <summary>A rank 1 session with the channel <c>chat</c>, sub-channel <c>main</c>, that it owns.</summary>
public abstract class ChannelCommandTests : IAsyncLifetime
{
    protected const ushort OpenSubCh = 307;
    protected const ushort CloseSubCh = 271;
    protected const ushort LsOpenChs = 300;
    protected const ushort Cast = 267;

    protected TestHost Host { get; private set; } = null!;

    protected TestSession Session { get; private set; } = null!;

    protected UserSnapshot Owner { get; private set; } = null!;

    protected SubChannelRef Main { get; private set; }

    protected TestLoaders Loaders { get; } = new();

    protected SessionState State => Loaders.Context.State;

    protected SubChannelId MainId => new(Main.ChannelId, Main.SubId);

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync(Loaders);
        Owner = await Host.AddUserAsync("olga", GroupIds.Root);
        Main = await Host.AddChannelAsync(Owner, "chat", "main");
        Session = await Host.ConnectAsync(Owner);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    protected Task OpenMainAsync() => OpenMainAsync(Session);

    protected static async Task OpenMainAsync(TestSession session) =>
        (await session.SendAsync(OpenSubCh, "-ch_name chat -sub_name main")).Heads().ShouldBe([$"{OpenSubCh}:Idle"]);

    protected static async Task ShouldFailAsync(TestSession session, ushort command, string line) =>
        (await session.SendAsync(command, line)).Heads().ShouldBe([$"{command}:Err", $"{command}:Idle"]);

    protected static string Describe(CastEvent cast) => $"{cast.Kind} {(FrameType)cast.Type} {Convert.ToHexString(cast.Payload)}";
}
