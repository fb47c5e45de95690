using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Modules;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Mrci.Commands.Tests.Modules;

/// <summary>What add_mod does when the host cannot do its part (C-add_mod.1 LIM and IO, C-add_mod.4).</summary>
public sealed class AddModFailureTests : IAsyncLifetime
{
    private const ushort AddMod = 262;

    private readonly IModuleInstaller _installer = Substitute.For<IModuleInstaller>();
    private readonly IModuleInstallation _installation = Substitute.For<IModuleInstallation>();
    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _installer.OpenAsync(Arg.Any<string>()).Returns(new ModuleOpening(ModuleStatus.Done, _installation));
        _host = await TestHost.StartAsync(services: services => services.AddSingleton(_installer));
        _session = await _host.ConnectAsync(await _host.AddUserAsync("olga", GroupIds.Root));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Host_without_a_free_slot_refuses()
    {
        // LIM(modules), D-507
        _installer.OpenAsync("x").Returns(new ModuleOpening(ModuleStatus.Full, Installation: null));

        (await BeginAsync()).Heads().ShouldBe(["262:Err", "262:Idle"]);
    }

    [Fact]
    public async Task Host_without_room_for_the_upload_refuses()
    {
        // IO(temp file)
        _installer.OpenAsync("x").ThrowsAsync(new IOException("disk full"));

        (await BeginAsync()).Heads().ShouldBe(["262:Err", "262:Idle"]);
    }

    [Fact]
    public async Task Disk_that_is_full_in_the_middle_ends_the_upload_with_nothing_left()
    {
        await BeginAsync();
        _installation.WriteAsync(Arg.Any<ReadOnlyMemory<byte>>()).ThrowsAsync(new IOException("disk full"));

        (await _session.SendAsync(AddMod, FrameType.GenFile, 1, 2)).Heads().ShouldBe(["262:Err", "262:Idle"]);
        await _installation.Received().AbandonAsync();
    }

    [Fact]
    public async Task Failure_of_the_installation_is_told_and_ends_with_one_idle()
    {
        // C-add_mod.4, X-55
        _installation.FinishAsync(isLibrary: true, Arg.Any<EventOrigin>()).Returns(new ModuleOutcome(Event: null, "no luck."));
        await BeginAsync();
        (await _session.SendAsync(AddMod, FrameType.GenFile, new byte[10])).Heads().ShouldBe(["262:Text", "262:Text"]);
        _session.Reply.Looping.ShouldBeTrue();

        var frames = await _session.TurnAsync();

        frames.Heads().ShouldBe(["262:Err", "262:Idle"]);
        frames[0].Text.ShouldContain("no luck");
        _session.Reply.Looping.ShouldBeFalse();
        await _installation.DidNotReceive().AbandonAsync();
    }

    [Fact]
    public async Task End_of_the_session_gives_the_installation_up()
    {
        await BeginAsync();

        await _session.EndAsync();

        await _installation.Received(1).AbandonAsync();
    }

    private Task<IReadOnlyList<TestFrame>> BeginAsync() =>
        _session.SendAsync(AddMod, FrameType.GenFile, MrciText.Encode("-name x -len 10 -client_file x.dll"));
}
