using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Mrci.Commands;
using Mrci.Commands.Modules;
using Mrci.Domain.Modules;
using Mrci.Grains.Events;
using Mrci.Grains.Modules;
using Mrci.Grains.Tests.Harness;
using Mrci.Modules.Files;

namespace Mrci.Grains.Tests.Modules;

/// <summary>Installations from upload to end (C-add_mod.2 to C-add_mod.4).</summary>
public sealed class ModuleInstallerTests : IAsyncLifetime
{
    private static readonly byte[] Assembly = File.ReadAllBytes(typeof(ModuleInstallerTests).Assembly.Location);

    private readonly FakeTimeProvider _time = new();
    private readonly string _path = Directory.CreateTempSubdirectory("mrci-install-").FullName;
    private TestHost _host = null!;
    private ModuleRoot _root = null!;
    private ModuleInstaller _installer = null!;

    private IModuleRegistryGrain Registry => _host.Grains.GetGrain<IModuleRegistryGrain>(0);

    private string[] Staged => [.. Directory.GetDirectories(Path.Combine(_path, ".staging")).SelectMany(Directory.GetDirectories)];

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _root = new ModuleRoot(_path);
        _installer = new ModuleInstaller(
            _root, _host.Disk.Files, _host.Grains, Options.Create(new CommandOptions()), _time, NullLogger<ModuleInstaller>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _root.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Files_are_stored_in_pieces_and_the_module_is_enabled()
    {
        // D-610; larger than one piece
        var content = Assembly.Concat(new byte[ModuleFilePart.MaximumLength * 2]).ToArray();
        var installation = await OpenAsync("tester");
        installation.FirstCommandId.ShouldBe(513);
        await installation.WriteAsync(content.AsMemory(0, 1000));
        await installation.WriteAsync(content.AsMemory(1000));

        var outcome = await installation.FinishAsync(isLibrary: true, EventOrigin.None);

        outcome.Event!.Name.ShouldBe("tester");
        var module = (await Registry.GetAsync()).ShouldHaveSingleItem();
        module.IsLocked.ShouldBeFalse();
        var stored = new List<ModuleFilePart>();
        await foreach (var part in _host.Disk.Files.ReadAsync(module.Installation, CancellationToken.None))
            stored.Add(part);
        stored.SelectMany(static part => part.Content).ShouldBe(content);
        stored.ShouldAllBe(part => part.Path == "main.dll" && part.Content.Length <= ModuleFilePart.MaximumLength);
        stored.Count.ShouldBeGreaterThan(2);
        Staged.ShouldBeEmpty();
        await installation.AbandonAsync();
        (await Registry.GetAsync()).ShouldHaveSingleItem().Stage.ShouldBe(ModuleStage.Installed, "it has ended already");
    }

    [Fact]
    public async Task Abandoned_installation_leaves_nothing_at_any_point()
    {
        await (await OpenAsync("a")).AbandonAsync();

        var written = await OpenAsync("b");
        await written.WriteAsync(Assembly);
        await written.AbandonAsync();
        await written.AbandonAsync();

        var finishing = await OpenAsync("c");
        await finishing.WriteAsync(Assembly);
        var finished = finishing.FinishAsync(isLibrary: true, EventOrigin.None);
        await finishing.AbandonAsync();
        var isInstalled = (await finished).Event is not null;

        Staged.ShouldBeEmpty();
        // When it was too late it is on its way out.
        (await Registry.GetAsync()).Count(static module => !module.IsLocked).ShouldBe(0);
        if (!isInstalled)
            _host.Disk.Files.Installations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_upload_says_why_and_leaves_nothing()
    {
        var installation = await OpenAsync("tester");
        await installation.WriteAsync(new byte[100]);

        var outcome = await installation.FinishAsync(isLibrary: false, EventOrigin.None);

        outcome.Event.ShouldBeNull();
        outcome.Error.ShouldContain("zip");
        (await Registry.GetAsync()).ShouldBeEmpty();
        Staged.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_name_leaves_no_room_behind()
    {
        await OpenAsync("tester");

        (await _installer.OpenAsync("Tester")).Status.ShouldBe(ModuleStatus.NameTaken);

        Staged.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reservation_is_kept_alive_however_slow_the_client_is()
    {
        var installation = await OpenAsync("tester");
        for (var minute = 0; minute < 5; minute++)
        {
            _host.Shift(ModuleRegistryGrain.ReservationLifetime / 2);
            var before = _host.Storage.Writes;
            _time.Advance(ModuleRegistryGrain.ReservationLifetime / 2);
            await Wait.UntilAsync(() => _host.Storage.Writes > before, "a renewal");
        }

        (await Registry.GetAsync()).ShouldHaveSingleItem();
        await installation.AbandonAsync();
        (await Registry.GetAsync()).ShouldBeEmpty();
    }

    private async Task<IModuleInstallation> OpenAsync(string name)
    {
        var opening = await _installer.OpenAsync(name);
        opening.Status.ShouldBe(ModuleStatus.Done);
        return opening.Installation.ShouldNotBeNull();
    }
}
