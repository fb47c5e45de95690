using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares what concerns the whole host: ranks of commands, groups, bans, settings, and that nobody is owner of everything any more.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
/// <param name="administrators">Who may ask.</param>
internal sealed class HostCheck(Scene scene, StoreReader reader, IReadOnlyList<Administrator> administrators)
{
    private Administrator Root => administrators[0];

    /// <summary>Compares it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await CheckRanksAsync(cancellation);
        await CheckGroupsAsync(cancellation);
        foreach (var administrator in administrators)
        {
            await CheckBansAsync(administrator, cancellation);
            var value = await reader.AskAsync(administrator, administrator.Setting.Name, administrator.Setting.ReadAsync, cancellation);
            reader.Compare(scene.Host.Settings[administrator.Setting.Name], value, $"the setting {administrator.Setting.Name}");
            var info = AccountInfo.Read(await reader.AskAsync(administrator, "my_info", static session => session.RunAsync("my_info"), cancellation));
            reader.Compare(administrator.IsOverriding, info is { IsOverriding: true }, "whether a session of root is owner of everything");
        }
    }

    private async Task CheckRanksAsync(CancellationToken cancellation)
    {
        var rows = await reader.ReadAsync(Root, "ls_ranked_cmds", $"-command_obj_name {scene.Prefix}", cancellation);
        var names = rows.Select(static row => row[0]).ToArray();
        foreach (var name in names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
            scene.Violations.Add(ViolationKind.NameTwice, $"{name.Key} has {name.Count()} ranks");
        foreach (var (name, cell) in scene.Ledger.RankedCommands)
            reader.Compare(cell, names.Contains(name, StringComparer.OrdinalIgnoreCase), $"whether command {name} has a rank");
    }

    private async Task CheckGroupsAsync(CancellationToken cancellation)
    {
        foreach (var (group, cells) in scene.Host.Groups)
        {
            var found = new List<string>();
            foreach (var name in cells.Name.Possible.Where(static name => name.Length > 0))
            {
                // A transfer from a group to itself does nothing, and is refused if there is no such group (C-trans_group.1).
                if (await StoreReader.DoesAsync(Root, "trans_group", $"-src {name} -dst {name}", cancellation))
                    found.Add(name);
            }

            if (found.Count > 1)
                scene.Violations.Add(ViolationKind.NameTwice, $"group {group} is called {string.Join(" and ", found)}");
            reader.Compare(cells.Name, found.FirstOrDefault(""), $"the name of group {group}");
        }

        await reader.ReadUntilAsync(Root, "ls_groups", $"-group_name {scene.Prefix}", FindWrongRows, cancellation);
    }

    // ls_groups: group_name host_rank (C-ls_groups.1)
    private IEnumerable<(ViolationKind Kind, string Story)> FindWrongRows(IReadOnlyList<string[]> rows)
    {
        foreach (var twice in rows.GroupBy(static row => row[0], StringComparer.OrdinalIgnoreCase).Where(static rows => rows.Count() > 1))
            yield return (ViolationKind.NameTwice, $"ls_groups has {twice.Key} {twice.Count()} times");
        foreach (var (name, claim) in scene.Host.GroupNames)
        {
            if (claim.Winners.Count > 1)
                yield return (ViolationKind.NameTwice, $"group {name} was given to {string.Join(" and ", claim.Winners)}");
            else if (claim.Winners.Count > 0 && !scene.Host.Groups.ContainsKey(name) && rows.All(row => row[0] != name))
                yield return (ViolationKind.LostChange, $"ls_groups has no {name}, which was given to {claim.Winners[0]}");
        }

        foreach (var row in rows.Where(row => !scene.Host.GroupNames.ContainsKey(scene.Host.FirstName(row[0]))))
            yield return (ViolationKind.UnaskedChange, $"ls_groups has {row[0]}, for which nobody has asked");
        foreach (var (group, cells) in scene.Host.Groups)
        {
            var row = rows.FirstOrDefault(row => scene.Host.FirstName(row[0]) == group);
            if (!cells.Name.Allows(row?[0] ?? ""))
                yield return (ViolationKind.LostChange, $"ls_groups has group {group} as {row?[0] ?? "nothing"}, not {string.Join(" or ", cells.Name.Possible)}");
            else if (row is not null && !cells.Rank.Allows(uint.Parse(row[1])))
                yield return (ViolationKind.LostChange, $"ls_groups has group {group} with rank {row[1]}, not {string.Join(" or ", cells.Rank.Possible)}");
        }
    }

    private async Task CheckBansAsync(Administrator administrator, CancellationToken cancellation)
    {
        var rows = await reader.ReadAsync(administrator, "ls_bans", $"-ip_address {administrator.BanRange}", cancellation);
        var banned = rows.Select(static row => row[1]).Where(address => !administrator.IsForeign(address)).ToHashSet(StringComparer.Ordinal);
        foreach (var (address, cell) in scene.Host.Bans.Where(pair => pair.Key.StartsWith(administrator.BanRange, StringComparison.Ordinal)))
            reader.Compare(cell, banned.Remove(address), $"whether {address} is banned");
        foreach (var address in banned)
            scene.Violations.Add(ViolationKind.UnaskedChange, $"{address} is banned, for which nobody has asked");
    }
}
