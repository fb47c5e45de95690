using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mrci.Modules;

namespace Mrci.Misbehaving;

/// <summary>A module that does all that a module must not do. A file <c>load.txt</c> beside it says what it does while it is loaded.</summary>
public sealed partial class MisbehavingLoader : CommandLoader
{
    private static readonly List<byte[]> Hoard = [];

    public MisbehavingLoader()
    {
        Load();
        Add("allocates", static (_, _) => Allocate());
        Add("blocks", static (_, _) =>
        {
            Thread.Sleep(Timeout.Infinite);
            return ValueTask.CompletedTask;
        });
        Add("closes", static (_, _) => CloseAll());
        Add("exits", static (_, _) => Exit(3));
        Add("floods", Flood);
        Add("forks", static (act, _) => Fork(act));
        Add("hangs", static async (_, _) => await Task.Delay(Timeout.Infinite));
        Add("hoards", static (_, _) => HoardNatively());
        Add("late", Late);
        Add("loops", Loop);
        Add("measures", static (act, _) => Measure(act));
        Add("overflows", static (_, _) => Overflow());
        Add("patient", static () => new Patient());
        Add("spins", static (_, _) => Spin());
        Add("surroundings", static (act, _) => Surroundings(act));
        Add("throws", static (_, _) => throw new InvalidOperationException("The module's own words."));
        Add("throws_elsewhere", static async (_, _) =>
        {
            new Thread(static () => throw new InvalidOperationException("Nobody catches this.")).Start();
            await Task.Delay(Timeout.Infinite);
        });
        Add("waits", Wait);
        Add("well", static (act, text) =>
        {
            act.Say($"well {text}");
            return ValueTask.CompletedTask;
        });
    }

    public override ulong Rev => Order == "rev" ? 1u : 2u;

    public override string LastError => "It does not like this host.";

    private static string Order
    {
        get
        {
            var file = Path.Combine(Path.GetDirectoryName(typeof(MisbehavingLoader).Assembly.Location)!, "load.txt");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
    }

    public override bool AcceptsHostRev(ulong rev) => Order != "refuse";

    private static void Load()
    {
        switch (Order)
        {
            case "exit":
                Environment.Exit(4);
                break;
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "throw":
                throw new InvalidOperationException("It does not want to be loaded.");
        }
    }

    private void Add(string name, Func<Act, string, ValueTask> run) => Add(name, () => new Act(run), CommandAccess.Everybody);

    private void Add(string name, Func<ICommand> create) => Add(name, create, CommandAccess.Everybody);

    private static ValueTask Exit(int code)
    {
        Environment.Exit(code);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Spin()
    {
        while (true)
            Thread.SpinWait(1000);
    }

    private static ValueTask Allocate()
    {
        var kept = new List<byte[]>();
        while (true)
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)1);
            kept.Add(block);
        }
    }

    private static unsafe ValueTask HoardNatively()
    {
        while (true)
        {
            var block = (byte*)NativeMemory.Alloc(1 << 20);
            new Span<byte>(block, 1 << 20).Fill(1);
            Hoard.Add([]);
        }
    }

    private static ValueTask Overflow()
    {
        Deeper(1);
        return ValueTask.CompletedTask;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Deeper(long level) => level + Deeper(level + 1) + level;

    private static ValueTask CloseAll()
    {
        for (var descriptor = 1; descriptor < 1024; descriptor++)
            _ = Close(descriptor);
        Thread.Sleep(Timeout.Infinite);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Fork(Act act)
    {
        for (var i = 0; i < 3; i++)
        {
            using var child = Process.Start(new ProcessStartInfo("sleep", "600") { UseShellExecute = false });
            act.Say($"{child!.Id}");
        }

        // One that has left the process group.
        using var shell = Process.Start(new ProcessStartInfo("setsid", "sleep 601") { UseShellExecute = false });
        act.Say($"{shell!.Id}");
        act.Host.EnableMoreInput(true);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Flood(Act act, string text)
    {
        while (true)
            act.Host.DataToClient(new byte[1 << 20]);
    }

    private static ValueTask Wait(Act act, string text)
    {
        act.Say($"got {text}");
        act.Host.EnableMoreInput(text != "end");
        return ValueTask.CompletedTask;
    }

    private static ValueTask Loop(Act act, string text)
    {
        if (act.Host.InLoopMode)
            Thread.Sleep(Timeout.Infinite);
        act.Host.EnableLoop(true);
        return ValueTask.CompletedTask;
    }

    // Ends by itself, after its procBin has returned (P-5.8).
    private static ValueTask Late(Act act, string text)
    {
        act.Host.EnableMoreInput(true);
        _ = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            act.Say("late");
            act.Host.CommandFinished();
        });
        return ValueTask.CompletedTask;
    }

    // What is alive: bytes, file descriptors, threads.
    private static ValueTask Measure(Act act)
    {
        using var self = Process.GetCurrentProcess();
        act.Say($"{GC.GetTotalMemory(forceFullCollection: true)} {Directory.GetFiles("/proc/self/fd").Length} {self.Threads.Count}");
        return ValueTask.CompletedTask;
    }

    private static ValueTask Surroundings(Act act)
    {
        act.Say(string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)));
        act.Say($"\nin {Environment.CurrentDirectory}\n");
        act.Say(string.Join('\n', Directory.GetFiles("/proc/self/fd").Select(static file => new FileInfo(file).LinkTarget)));
        return ValueTask.CompletedTask;
    }

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
