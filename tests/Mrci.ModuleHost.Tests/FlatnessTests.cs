using Mrci.Commands.Tests.Harness;
using Mrci.ModuleHost.Tests.Harness;

namespace Mrci.ModuleHost.Tests;

/// <summary>Sessions that come and go leave nothing behind: neither in the module host nor in the host.</summary>
public sealed class FlatnessTests
{
    private const int Sessions = 1000;
    private const int AtOnce = 8;

    // P-11.12, P-11.13
    [Fact]
    public async Task A_thousand_loads_and_releases_leave_processes_handles_and_memory_as_they_were()
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("rogue", Built.Misbehaving));
        var staying = await host.ConnectAsync();
        var well = staying.IdOf("well");
        var process = host.Processes.ShouldHaveSingleItem();

        await LoadAndReleaseAsync(Sessions / 10);
        var before = await MeasureAsync(staying);
        await LoadAndReleaseAsync(Sessions);
        var after = await MeasureAsync(staying);

        TestContext.Current.TestOutputHelper?.WriteLine($"module host before {before}, after {after}");
        host.Processes.ShouldBe([process]);
        after.Handles.ShouldBeInRange(0, before.Handles + 5);
        after.Threads.ShouldBeInRange(0, before.Threads + 20);

        // One session that was kept would be some KiB: its loader, twenty commands, and their tables.
        after.Memory.ShouldBeInRange(0, before.Memory + Sessions * 512);
        (await staying.SendAsync(well, "")).Count.ShouldBe(2);

        async Task LoadAndReleaseAsync(int sessions) => await Parallel.ForEachAsync(
            Enumerable.Range(0, sessions),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) =>
            {
                var session = await host.ConnectAsync();
                (await session.SendAsync(well, "")).Count.ShouldBe(2);
                await session.EndAsync();
            });
    }

    private static async Task<(long Memory, int Handles, int Threads)> MeasureAsync(TestSession session)
    {
        var id = session.IdOf("measures");
        var parts = (await session.SendAsync(id, "")).TextOf(id).Split(' ');
        return (long.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]));
    }
}
