using Mrci.Grains.Events;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Ranks;

/// <summary>The ranks assigned to command names (D-609). Key: 0. Every change publishes <see cref="CommandRanksChanged"/>.</summary>
[Alias("mrci.ICommandRankGrain")]
public interface ICommandRankGrain : IGrainWithIntegerKey
{
    /// <summary>All assignments, in order of creation.</summary>
    [ReadOnly, Alias("Get")]
    Task<CommandRank[]> GetAsync();

    /// <summary>Assigns a rank to a command name (C-add_ranked_cmd.1).</summary>
    /// <param name="operation">Operation id; a repeat gives the same answer.</param>
    /// <param name="command">Raw name of the command; it need not exist.</param>
    /// <param name="rank">The rank, 1 and up.</param>
    /// <param name="callerRank">Host rank of the caller: neither the present nor the new rank may be above it (C-RANK.5).</param>
    /// <param name="origin">The session that acts.</param>
    [Alias("Add")]
    Task<CommandRankResult> AddAsync(Guid operation, string command, uint rank, uint callerRank, EventOrigin origin);

    /// <summary>Takes the rank away from a command name, which falls back to 1 (C-rm_ranked_cmd.1).</summary>
    [Alias("Remove")]
    Task<CommandRankResult> RemoveAsync(Guid operation, string command, EventOrigin origin);
}
