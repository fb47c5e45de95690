using System.Globalization;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>
/// Modules that come and go: memory, processes, and handles of the host stay as they are. The variable MRCI_MODULE_ROUNDS asks for more rounds than a test run
/// has time for.
/// </summary>
public sealed class InstallRoundsTests(ITestOutputHelper output)
{
    private const int UsualRounds = 30;
    private const long MostGrowth = 48 * 1024 * 1024;
    private const int MostHandles = 20;

    [Fact]
    public async Task Modules_that_come_and_go_leave_nothing_behind()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("MRCI_MODULE_ROUNDS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : UsualRounds;
        using var directory = new DataDirectory();
        var modules = Path.Combine(directory.Path, "modules");
        await using var host = await OwnHost.StartAsync("--Mrci:ModulePath", modules);
        await using var root = await host.RawRootAsync();
        var idle = Footprint.Of(host.Process);
        Footprint? warm = null;
        for (var round = 1; round <= rounds; round++)
        {
            await PlayAsync(host, root, $"mod{round}");
            if (round % Math.Max(1, rounds / 10) != 0)
                continue;
            var now = Footprint.Of(host.Process);
            output.WriteLine($"after {round} rounds: {now}");
            // Until the heap has found its size, which takes some ten rounds, a host gets warm.
            if (round >= rounds / 2)
                warm ??= now;
        }

        await host.WithoutModuleAsync($"mod{rounds}");
        (await host.ModulesAsync()).ShouldBeEmpty();
        await UntilAsync(host, () => Directory.GetDirectories(modules).Length == 1, "the copies to be gone");
        await UntilAsync(host, () => Footprint.Of(host.Process).Processes == idle.Processes, "the module hosts to be gone");
        var end = Footprint.Of(host.Process);
        output.WriteLine($"before: {idle}, warm: {warm}, at the end: {end}");
        end.Memory.ShouldBeLessThan(warm!.Memory + MostGrowth, "bytes");
        end.Handles.ShouldBeLessThanOrEqualTo(warm.Handles + MostHandles);
    }

    // What has begun to go goes by itself: every answer is a point in time to look again.
    private static async Task UntilAsync(OwnHost host, Func<bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            while (!condition())
                await host.Root.SynchronizeAsync();
        }
    }

    private static async Task PlayAsync(OwnHost host, RawConnection root, string name)
    {
        await root.InstallAsync(name, "main.dll", ModuleSteps.Tester);
        var added = (await root.SynchronizeAsync()).Where(static frame => frame.Type == FrameType.NewCmd).ToArray();
        added.Length.ShouldBe(4, name);
        var last = BitConverter.ToUInt16(added[^1].Payload.Span);
        await root.SendTextAsync(last, "");
        (await root.ReadToIdleAsync(last)).Shape().ShouldBe([$"{last}:Text", $"{last}:Err", $"{last}:Idle"]);
        await host.Root.SilentAsync($"rm_mod -name {name}");
        for (var removed = 0; removed < added.Length;)
            removed += (await root.SynchronizeAsync()).Count(static frame => frame.Type == FrameType.CmdId);
    }

    /// <summary>What a host takes: bytes of memory, open files, processes that it has started.</summary>
    private sealed record Footprint(long Memory, int Handles, int Processes)
    {
        public static Footprint Of(HostProcess host) =>
            new(host.ResidentMemory(), Directory.GetFiles($"/proc/{host.Id}/fd").Length, Children(host.Id));

        public override string ToString() => $"{Memory / 1024 / 1024} MiB, {Handles} handles, {Processes} processes";

        private static int Children(int parent) => Directory.GetDirectories("/proc").Count(directory => ParentOf(directory) == parent);

        // The fourth field; the second is a name in brackets that may hold anything.
        private static int ParentOf(string directory)
        {
            try
            {
                var stat = File.ReadAllText(Path.Combine(directory, "stat"));
                return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return 0;
            }
        }
    }
}
