using Mrci.Domain.Modules;
using Mrci.Grains.Events;
using Mrci.Grains.Modules;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Modules;

/// <summary>The registry of modules (D-610, D-715).</summary>
public sealed class ModuleRegistryGrainTests
{
    private static readonly EventOrigin Origin = new(new string('5', 56), 1);

    // P-7.15, P-7.16, C-ASY.15, C-add_mod.4
    [Fact]
    public async Task Module_comes_in_three_steps_and_goes_in_two()
    {
        await using var host = await TestHost.StartAsync();
        var events = await host.ListenAsync(StreamKey.Host);
        var reserved = await ReserveAsync(host, "Tester");
        (await SoleAsync(host)).ShouldBe(new ModuleInfo("Tester", reserved.Installation, 0, ModuleStage.Reserved, ""));
        (await SoleAsync(host)).IsLocked.ShouldBeTrue("C-add_mod.2");
        await StoreAsync(host, reserved);

        var enabling = await Registry(host).EnableAsync(reserved.Installation, Origin);

        enabling.Event.ShouldBe(new ModuleEnabled(Origin, 1, "Tester"));
        (await SoleAsync(host)).IsLocked.ShouldBeFalse();
        var removal = await Registry(host).RemoveAsync(Guid.NewGuid(), "TESTER", Origin);
        removal.Event.ShouldBe(new ModuleDisabled(Origin, 2, "Tester"));
        (await SoleAsync(host)).IsLocked.ShouldBeTrue("C-rm_mod.1");
        (await events.HavingAsync(2)).ShouldBe([enabling.Event!, removal.Event!]);

        // P-11.25: files, record, and slot only after 5 s; until then the name is taken.
        (await ReserveAsync(host, "tester")).Status.ShouldBe(ModuleStatus.NameTaken);
        (await ReserveAsync(host, "other")).Slot.ShouldBe(1);
        host.Disk.Files.Installations.ShouldBe([reserved.Installation]);
        host.Shift(ModuleRegistryGrain.RemovalDelay);
        await GoneAsync(host, reserved);
        (await ReserveAsync(host, "tester")).Slot.ShouldBe(0); // P-4.4, X-52: the lowest free one
    }

    [Fact]
    public async Task Repeated_removal_starts_the_delay_anew()
    {
        // P-11.25
        await using var host = await TestHost.StartAsync();
        var module = await InstallAsync(host, "tester");
        var other = await InstallAsync(host, "other");
        foreach (var name in new[] { "tester", "other" })
            await Registry(host).RemoveAsync(Guid.NewGuid(), name, Origin);
        host.Shift(ModuleRegistryGrain.RemovalDelay / 2);
        var operation = Guid.NewGuid();

        var second = await Registry(host).RemoveAsync(operation, "tester", Origin);

        second.Event!.EntityVersion.ShouldBe(5);
        host.Shift(ModuleRegistryGrain.RemovalDelay / 2);
        await GoneAsync(host, other);
        (await SoleAsync(host)).Stage.ShouldBe(ModuleStage.Removing);
        host.Shift(ModuleRegistryGrain.RemovalDelay / 2);
        await GoneAsync(host, module);
        // D-600: a repeat of the call gives its answer also when the module is gone.
        (await Registry(host).RemoveAsync(operation, "tester", Origin)).ShouldBe(second);
        (await Registry(host).RemoveAsync(Guid.NewGuid(), "tester", Origin)).Status.ShouldBe(ModuleStatus.NotFound);
    }

    [Fact]
    public async Task All_slots_are_given_out_and_each_once()
    {
        // D-507, X-52
        await using var host = await TestHost.StartAsync();
        var slots = new List<int>();
        for (var count = 0; count < 252; count++)
            slots.Add((await ReserveAsync(host, $"m{count}")).Slot);

        slots.ShouldBe(Enumerable.Range(0, 252));
        (await ReserveAsync(host, "one too many")).Status.ShouldBe(ModuleStatus.Full);
        (await ReserveAsync(host, "m7")).Status.ShouldBe(ModuleStatus.Full); // LIM comes before EX
        await Registry(host).CancelAsync((await Registry(host).GetAsync())[100].Installation);
        (await ReserveAsync(host, "one more")).Slot.ShouldBe(100);
    }

    [Fact]
    public async Task Names_are_unique_ignoring_case()
    {
        // D-209, D-901
        await using var host = await TestHost.StartAsync();
        var both = await Task.WhenAll(ReserveAsync(host, "Größe"), ReserveAsync(host, "GRÖßE"));
        both.Select(static reservation => reservation.Status).Order().ShouldBe([ModuleStatus.Done, ModuleStatus.NameTaken]);
    }

    [Fact]
    public async Task Reservation_whose_process_is_gone_lapses()
    {
        await using var host = await TestHost.StartAsync();
        var renewed = await ReserveAsync(host, "renewed");
        var lost = await ReserveAsync(host, "lost");
        await StoreAsync(host, lost);
        host.Shift(ModuleRegistryGrain.ReservationLifetime / 2);
        (await Registry(host).RenewAsync(renewed.Installation)).ShouldBeTrue();
        host.Shift(ModuleRegistryGrain.ReservationLifetime / 2);

        await GoneAsync(host, lost);

        (await SoleAsync(host)).Installation.ShouldBe(renewed.Installation);
        (await Registry(host).RenewAsync(lost.Installation)).ShouldBeFalse();
        (await Registry(host).EnableAsync(lost.Installation, Origin)).Status.ShouldBe(ModuleStatus.NotFound);
        // The process was merely slow, and has stored more since then.
        await StoreAsync(host, lost);
        await Registry(host).CancelAsync(lost.Installation);
        host.Disk.Files.Installations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reservation_goes_on_in_the_next_host_and_lapses_there()
    {
        var host = await TestHost.StartAsync();
        var reserved = await ReserveAsync(host, "tester");
        await StoreAsync(host, reserved);
        host = await host.ReplaceAsync();
        await using (host)
        {
            (await SoleAsync(host)).Stage.ShouldBe(ModuleStage.Reserved);
            host.Shift(ModuleRegistryGrain.ReservationLifetime);
            await GoneAsync(host, reserved);
        }
    }

    [Fact]
    public async Task Removal_that_a_crash_has_cut_short_is_finished_by_the_next_host()
    {
        var host = await TestHost.StartAsync();
        var module = await InstallAsync(host, "tester");
        await Registry(host).RemoveAsync(Guid.NewGuid(), "tester", Origin);
        host = await host.ReplaceAsync();
        await using (host)
        {
            host.Shift(ModuleRegistryGrain.RemovalDelay);
            (await Registry(host).GetAsync()).Length.ShouldBeLessThanOrEqualTo(1);
            await GoneAsync(host, module);
        }
    }

    [Fact]
    public async Task Cancelled_installation_leaves_nothing_and_an_enabled_one_is_removed()
    {
        await using var host = await TestHost.StartAsync();
        var events = await host.ListenAsync(StreamKey.Host);
        var reserved = await ReserveAsync(host, "tester");
        await StoreAsync(host, reserved);

        await Registry(host).CancelAsync(reserved.Installation);

        (await Registry(host).GetAsync()).ShouldBeEmpty();
        host.Disk.Files.Installations.ShouldBeEmpty();
        await Registry(host).CancelAsync(reserved.Installation);

        // Its answer was lost, and whoever asked has told his user that it failed.
        var enabled = await InstallAsync(host, "tester");
        await Registry(host).CancelAsync(enabled.Installation);
        (await SoleAsync(host)).Stage.ShouldBe(ModuleStage.Removing);
        (await events.HavingAsync(2))[1].ShouldBeOfType<ModuleDisabled>();
    }

    [Fact]
    public async Task Files_without_a_record_are_swept_at_the_start()
    {
        // D-715
        var disk = new StoredRecords();
        await disk.Files.AddAsync("0123", new ModuleFilePart("main.dll", 0, [1]), CancellationToken.None);
        await using var host = await TestHost.StartAsync(disk);
        var kept = await InstallAsync(host, "tester");

        await Wait.UntilAsync(() => disk.Files.Installations is [{ } only] && only == kept.Installation, "the sweep");
        host.Messages.Messages.ShouldContain(message => message.Text.Contains("0123", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_cannot_be_deleted_keep_their_record_until_they_can()
    {
        await using var host = await TestHost.StartAsync();
        var module = await InstallAsync(host, "tester");
        host.Disk.Files.RefuseDeletions(2);
        await Registry(host).RemoveAsync(Guid.NewGuid(), "tester", Origin);
        host.Shift(ModuleRegistryGrain.RemovalDelay);

        await GoneAsync(host, module);

        host.Messages.Messages.Count(message => message.Text.Contains("tried again", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Lock_is_for_one_installation_and_tells_why()
    {
        // P-11.30, X-12
        await using var host = await TestHost.StartAsync();
        var module = await InstallAsync(host, "tester");

        await Registry(host).LockAsync("of an installation before", "too late");
        (await SoleAsync(host)).IsLocked.ShouldBeFalse();
        await Registry(host).LockAsync(module.Installation, "died while loading");
        await Registry(host).LockAsync(module.Installation, "again");

        (await SoleAsync(host)).LockReason.ShouldBe("died while loading");
        (await SoleAsync(host)).IsLocked.ShouldBeTrue();
        host.Messages.Messages.ShouldContain(message => message.Text.Contains("died while loading", StringComparison.Ordinal));
        (await Registry(host).RemoveAsync(Guid.NewGuid(), "tester", Origin)).Status.ShouldBe(ModuleStatus.Done);
    }

    [Theory]
    [MemberData(nameof(Every.Fault), 3, MemberType = typeof(Every))]
    public async Task Fault_at_any_write_leaves_neither_orphan_nor_half_a_module(int write, FaultKind kind)
    {
        var host = await TestHost.StartAsync();
        await Registry(host).GetAsync();
        host.Storage.FailWrite(write, kind);
        try
        {
            var operation = Guid.NewGuid();
            var reserved = await RetryAsync(() => Registry(host).ReserveAsync(operation, "tester"));
            await StoreAsync(host, reserved);
            await RetryAsync(() => Registry(host).EnableAsync(reserved.Installation, Origin));
            var removing = Guid.NewGuid();
            await RetryAsync(() => Registry(host).RemoveAsync(removing, "tester", Origin));
        }
        catch (Exception) when (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
        {
            // Nobody is left to try again.
        }

        host.Storage.HasFailed.ShouldBeTrue();
        host = await host.ReplaceAsync();
        await using (host)
        {
            host.Shift(ModuleRegistryGrain.ReservationLifetime);
            await Wait.UntilAsync(
                async () => (await Registry(host).GetAsync()).Select(static module => module.Installation).SequenceEqual(host.Disk.Files.Installations, StringComparer.Ordinal)
                    && (await Registry(host).GetAsync()).All(static module => module.Stage == ModuleStage.Installed),
                "records and files that belong together");
        }
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception)
        {
            return await call();
        }
    }

    private static IModuleRegistryGrain Registry(TestHost host) => host.Grains.GetGrain<IModuleRegistryGrain>(0);

    private static Task<ModuleReservation> ReserveAsync(TestHost host, string name) => Registry(host).ReserveAsync(Guid.NewGuid(), name);

    private static Task StoreAsync(TestHost host, ModuleReservation module) =>
        host.Disk.Files.AddAsync(module.Installation, new ModuleFilePart("main.dll", 0, [1]), CancellationToken.None);

    private static async Task<ModuleReservation> InstallAsync(TestHost host, string name)
    {
        var reserved = await ReserveAsync(host, name);
        await StoreAsync(host, reserved);
        (await Registry(host).EnableAsync(reserved.Installation, Origin)).Status.ShouldBe(ModuleStatus.Done);
        return reserved;
    }

    private static async Task<ModuleInfo> SoleAsync(TestHost host) => (await Registry(host).GetAsync()).ShouldHaveSingleItem();

    private static async Task GoneAsync(TestHost host, ModuleReservation module)
    {
        await Wait.UntilAsync(
            async () => (await Registry(host).GetAsync()).All(info => info.Installation != module.Installation), "the record to be gone");
        host.Disk.Files.Installations.ShouldAllBe(installation => installation != module.Installation);
    }
}
