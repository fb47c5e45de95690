using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>CMD_RANKS_CHANGED: every session rebuilds its commands; no frame of its own (P-7.13).</summary>
internal sealed class CommandRanksChangedApplier : EventApplier<CommandRanksChanged>
{
    protected override bool Concerns(CommandRanksChanged notification, EventTarget target) => true;

    protected override EventKey KeyOf(CommandRanksChanged notification) => EventKey.OfCommandRanks;

    protected override ValueTask TellAsync(CommandRanksChanged notification, EventTarget target, bool changedState)
    {
        target.RequestRebuild();
        return ValueTask.CompletedTask;
    }
}
