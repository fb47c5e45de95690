using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares modules, and has each one that is installed answer at every front.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
/// <param name="keeper">Who has installed them.</param>
internal sealed class ModuleCheck(Scene scene, StoreReader reader, ModuleKeeper keeper)
{
    // test_loop, the third command of the reference module, counts to ten and ends without ERR (P-11.40).
    private const int Loop = 2;
    private const int Turns = 10;
    private static readonly string Counted = string.Concat(Enumerable.Range(0, Turns).Select(static turn => $"Loop: {turn}\n"));
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    private ModuleRow[] _rows = [];

    /// <summary>Compares them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await keeper.HaveOneAsync(cancellation);
        await reader.ReadUntilAsync(keeper, "ls_mods", "", FindWrongRows, cancellation);
        foreach (var row in _rows.Where(row => scene.Host.Modules.TryGetValue(row.Name, out var cell) && IsCertain(cell)))
        {
            for (var front = 0; front < scene.Target.Fronts.Count; front++)
                await CheckCommandAsync(row, front, cancellation);
        }
    }

    private static bool IsCertain(Cell<bool> cell) => cell.Possible is [true];

    // Files and record of a removed one go some seconds later (C-rm_mod.1).
    private IEnumerable<(ViolationKind Kind, string Story)> FindWrongRows(IReadOnlyList<string[]> cells)
    {
        _rows = [.. cells.Select(ModuleRow.From)];
        foreach (var story in ModuleRow.FindTwice(_rows))
            yield return (ViolationKind.NameTwice, story);
        var byName = _rows.ToLookup(static row => row.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, cell) in scene.Host.Modules)
        {
            if (!cell.Allows(byName[name].Any()))
                yield return (ViolationKind.LostChange, $"ls_mods has {(byName[name].Any() ? $"{name}, which was removed" : $"no {name}, which was installed")}");
            else if (IsCertain(cell) && byName[name].Any(static row => row.IsLocked))
                yield return (ViolationKind.LostChange, $"ls_mods has {name} as locked, which was installed");
        }

        foreach (var row in _rows.Where(row => row.Name.StartsWith(scene.Prefix, StringComparison.Ordinal) && !scene.Host.Modules.ContainsKey(row.Name)))
            yield return (ViolationKind.UnaskedChange, $"ls_mods has {row.Name}, for which nobody has asked");
    }

    private async Task CheckCommandAsync(ModuleRow row, int front, CancellationToken cancellation)
    {
        await using var user = new Peer(scene, keeper.Account, scene.Target.RootPassword, front, room: null);
        var end = scene.Clock.Now + scene.Plan.SettleLimit;
        var outcome = await TryAsync();
        while (outcome.Answer != Answer.Acknowledged && scene.Clock.Now < end)
        {
            await Task.Delay(BetweenAttempts, cancellation);
            outcome = await TryAsync();
        }

        reader.Compare(
            outcome.Answer == Answer.Acknowledged && outcome.Text == Counted,
            () => $"test_loop of module {row.Name} at front {front} was {outcome.Answer} and said '{outcome.Text}'");

        // By its id: two modules of the same kind share the names.
        async Task<CommandOutcome> TryAsync() =>
            await (await user.ReadyAsync(cancellation)).RunAsync((ushort)(row.FirstCommand + Loop), "test_loop");
    }
}
