using Mrci.Domain.Ranks;

namespace Mrci.Domain.Commands;

/// <summary>Which commands a session has (P-4.9).</summary>
public static class CommandAccess
{
    /// <summary>Computes the target set of a session from scratch, as at every rebuild.</summary>
    /// <param name="loaders">All loaders.</param>
    /// <param name="hostRank">Rank of the session; 0 when nobody is logged in.</param>
    /// <param name="ranks">The assigned command ranks.</param>
    /// <returns>
    /// The commands by ascending id. Nobody logged in: the public ones that exist. Else: those that are exempt or whose rank is not
    /// above the session's.
    /// </returns>
    public static IReadOnlyList<NumberedCommand> TargetSet(IEnumerable<CommandLoaderLists> loaders, uint hostRank, CommandRanks ranks)
    {
        var target = new List<NumberedCommand>();
        foreach (var loader in loaders.OrderBy(static loader => loader.Offset))
        {
            var free = LowerCase(hostRank == HostRanks.Nobody ? loader.PublicNames : loader.ExemptNames);
            target.AddRange(CommandNumbering.Number(loader.Offset, loader.Names)
                .Where(CommandNumbering.IsLoadable)
                .Where(command => free.Contains(command.Name.ToLowerInvariant()) || HostRanks.MayRun(hostRank, ranks.Of(command.Name))));
        }

        return target;
    }

    private static HashSet<string> LowerCase(IEnumerable<string> names) =>
        names.Select(static name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
