namespace Mrci.Domain.Commands;

/// <summary>What a rebuild does, in the order of its frames (P-4.11, P-4.12).</summary>
public static class CommandRebuild
{
    /// <summary>Compares the loaded commands with the target set.</summary>
    /// <param name="loaded">Ids of the loaded commands.</param>
    /// <param name="target">Ids of the target set.</param>
    /// <returns>Removals and additions interleaved by ascending id; commands in both sets are untouched.</returns>
    public static IReadOnlyList<CommandChange> Plan(IEnumerable<ushort> loaded, IEnumerable<ushort> target)
    {
        var before = loaded.ToHashSet();
        var after = target.ToHashSet();
        return
        [
            .. before.Where(id => !after.Contains(id)).Select(static id => new CommandChange(id, IsAdded: false))
                .Concat(after.Where(id => !before.Contains(id)).Select(static id => new CommandChange(id, IsAdded: true)))
                .OrderBy(static change => change.Id),
        ];
    }
}
