using Mrci.Protocol.Text;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>
/// A session of root that installs the reference module (P-11.40) under ever new names, and removes it. Seldom, and few at a time: every session
/// of the host loads each.
/// </summary>
/// <param name="scene">The run.</param>
internal sealed class ModuleKeeper(Scene scene) : Peer(scene, Administrator.Root, scene.Target.RootPassword, home: 2, room: null)
{
    private const int MostModules = 2;

    // On average.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(HashCode.Combine(scene.Plan.Seed, "modules"));
    private readonly Queue<string> _modules = new();
    private int _names;

    /// <summary>Installs and removes until <paramref name="stop"/>; what was begun is finished.</summary>
    public async Task WorkAsync(CancellationToken stop, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var session = await ReadyAsync(stop);
                await (_modules.Count < MostModules ? InstallAsync(session) : RemoveAsync(session));
                await LookAsync(session);
                await Task.Delay(Pace * (0.5 + _random.NextDouble()), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StayAsync(cancellation);
        }
    }

    /// <summary>Sees to it that there is a module of which it was told that it is installed.</summary>
    public async Task HaveOneAsync(CancellationToken cancellation)
    {
        while (!_modules.Any(name => Scene.Host.Module(name).Possible is [true]))
        {
            await InstallAsync(await ReadyAsync(cancellation));
            await Task.Delay(BetweenAttempts, cancellation);
        }
    }

    private async Task InstallAsync(HostSession session)
    {
        var name = $"{Scene.Prefix}-m{_names++}";
        var arguments = new ArgumentWriter().Add("-name", name).Add("-client_file", "main.dll").Add("-len", Scene.Plan.Module.Length).ToString();
        var answer = (await session.UploadAsync("add_mod", arguments, Scene.Plan.Module)).Answer;
        Scene.Host.Module(name).Note(value: true, answer);
        if (answer is Answer.Acknowledged or Answer.Unknown)
            _modules.Enqueue(name);
    }

    private async Task RemoveAsync(HostSession session)
    {
        var name = _modules.Peek();
        var cell = Scene.Host.Module(name);
        var isCertain = cell.Possible is [true];
        var answer = (await session.RunAsync("rm_mod", new ArgumentWriter().Add("-name", name).ToString())).Answer;
        cell.Note(value: false, answer);
        // A refusal of one that may not be there is taken for that; all else is tried again.
        if (answer == Answer.Acknowledged || (answer == Answer.Refused && !isCertain))
            _modules.Dequeue();
    }

    // A slot becomes free when its module is gone, and is given to the next one (C-rm_mod.1).
    private async Task LookAsync(HostSession session)
    {
        var listed = await session.ReadTableAsync("ls_mods");
        if (listed.Answer != Answer.Acknowledged)
            return;
        foreach (var story in ModuleRow.FindTwice([.. TableText.Rows(listed.Text).Select(ModuleRow.From)]))
            Scene.Violations.Add(ViolationKind.NameTwice, story);
    }
}
