using Microsoft.Extensions.Logging;
using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Mrci.Grains.Streams;
using Orleans.Runtime;

namespace Mrci.Grains.Ranks;

/// <summary>The ranks assigned to command names (D-609).</summary>
public sealed class CommandRankGrain : StatefulGrain<CommandRankState>, ICommandRankGrain
{
    private readonly Outbox _outbox;

    /// <summary>Creates the grain.</summary>
    /// <param name="storage">The state.</param>
    /// <param name="time">Runs the delays between tries to publish.</param>
    /// <param name="logger">Told of events that cannot be published.</param>
    public CommandRankGrain(
        [PersistentState("command-ranks", GrainStores.Default)] IPersistentState<CommandRankState> storage,
        TimeProvider time,
        ILogger<CommandRankGrain> logger)
        : base(storage) => _outbox = new Outbox(this, time, logger);

    /// <inheritdoc />
    public Task<CommandRank[]> GetAsync() => Task.FromResult(Committed.Assigned.ToArray());

    /// <inheritdoc />
    public Task<CommandRankResult> AddAsync(Guid operation, string command, uint rank, uint callerRank, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return Task.FromResult(done.Result);
        if (Find(command) is not null)
            return Failed(CommandRankStatus.Assigned);
        // A command without an assigned rank has the highest one (C-RANK.2).
        if (!HostRanks.MayGrant(callerRank, HostRanks.Highest) || !HostRanks.MayGrant(callerRank, rank))
            return Failed(CommandRankStatus.NotPermitted);

        return ChangeAsync(operation, Committed with { Assigned = Committed.Assigned.Add(new CommandRank(command, rank)) }, origin);
    }

    /// <inheritdoc />
    public Task<CommandRankResult> RemoveAsync(Guid operation, string command, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return Task.FromResult(done.Result);

        return Find(command) is { } assigned
            ? ChangeAsync(operation, Committed with { Assigned = Committed.Assigned.Remove(assigned) }, origin)
            : Failed(CommandRankStatus.NotAssigned);
    }

    private static Task<CommandRankResult> Failed(CommandRankStatus status) => Task.FromResult(new CommandRankResult(status, null));

    private async Task<CommandRankResult> ChangeAsync(Guid operation, CommandRankState next, EventOrigin origin)
    {
        var version = Committed.Version + 1;
        var changed = new CommandRanksChanged(origin, version);
        var result = new CommandRankResult(CommandRankStatus.Done, changed);
        await CommitAsync(next with
        {
            Version = version,
            Operations = next.Operations.Remember(new CommandRankOperation(operation, result)),
        });
        await _outbox.PostAsync(() => this.PublishAsync(StreamKey.Host, changed));
        return result;
    }

    private CommandRank? Find(string command) => Committed.Assigned.FirstOrDefault(assigned => CanonicalName.AreSame(assigned.Command, command));
}
