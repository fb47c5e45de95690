using Mrci.Domain.Channels;
using Mrci.Grains.Settings;
using Mrci.Grains.State;

namespace Mrci.Grains.Channels;

/// <content>Changes of sub-channels and read-only flags.</content>
public sealed partial class ChannelGrain
{
    /// <inheritdoc />
    public async Task<ChannelResult> RenameSubChannelAsync(Guid operation, ChannelActor actor, string name, string newName)
    {
        if (await CheckAsync(operation, actor, ChannelAction.RenameSubChannel) is { } answer)
            return answer;
        if (FindSubChannel(name) is not { } found)
            return ChannelResult.Failed(ChannelStatus.SubChannelNotFound);

        // Another case of the same name is no other name.
        if (FindSubChannel(newName) is { } holder && holder.SubId != found.SubId)
            return ChannelResult.Failed(ChannelStatus.NameTaken);
        return await ReplaceAsync(
            found, found with { Name = newName }, About(operation, ChannelChange.SubChannelRenamed, actor, user: null) with { NewName = newName });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> RemoveSubChannelAsync(Guid operation, ChannelActor actor, string name)
    {
        if (await CheckAsync(operation, actor, ChannelAction.RemoveSubChannel) is { } answer)
            return answer;
        if (FindSubChannel(name) is not { } found)
            return ChannelResult.Failed(ChannelStatus.SubChannelNotFound);
        return await ChangeAsync(
            Committed with { SubChannels = Committed.SubChannels.Remove(found) },
            About(operation, ChannelChange.SubChannelRemoved, actor, user: null) with { SubId = found.SubId, SubName = found.Name });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> SetSubChannelLevelAsync(Guid operation, ChannelActor actor, string name, byte level)
    {
        if (await CheckAsync(operation, actor, ChannelAction.SetSubChannelLevel) is { } answer)
            return answer;
        if (FindSubChannel(name) is not { } found)
            return ChannelResult.Failed(ChannelStatus.SubChannelNotFound);
        var lowest = (ChannelLevel)level;
        return await ReplaceAsync(
            found, found with { LowestLevel = lowest }, About(operation, ChannelChange.SubChannelLevelSet, actor, user: null) with { Level = lowest });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> SetActiveFlagAsync(Guid operation, ChannelActor actor, string name, bool on)
    {
        if (await CheckAsync(operation, actor, ChannelAction.SetActiveFlag) is { } answer)
            return answer;
        if (FindSubChannel(name) is not { } found)
            return ChannelResult.Failed(ChannelStatus.SubChannelNotFound);
        var settings = await GrainFactory.GetGrain<ISettingsGrain>(0).GetAsync();
        return await ReplaceAsync(
            found,
            found with { Active = on },
            About(operation, ChannelChange.ActiveFlagSet, actor, user: null) with { On = on, IsSilent = settings.ActiveUpdates });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> SetReadOnlyFlagAsync(Guid operation, ChannelActor actor, byte subId, byte level, bool on)
    {
        if (await CheckAsync(operation, actor, on ? ChannelAction.AddReadOnlyFlag : ChannelAction.RemoveReadOnlyFlag) is { } answer)
            return answer;
        var flag = new ReadOnlyFlag(subId, (ChannelLevel)level);
        if (Committed.ReadOnlyFlags.Contains(flag) == on)
            return ChannelResult.Failed(on ? ChannelStatus.FlagExists : ChannelStatus.FlagNotFound);
        var flags = on ? Committed.ReadOnlyFlags.Add(flag) : Committed.ReadOnlyFlags.Remove(flag);
        var change = on ? ChannelChange.ReadOnlyFlagAdded : ChannelChange.ReadOnlyFlagRemoved;
        return await ChangeAsync(
            Committed with { ReadOnlyFlags = flags },
            About(operation, change, actor, user: null) with { SubId = subId, Level = flag.Level });
    }

    /// <inheritdoc />
    public Task<ReadOnlyFlagList?> GetReadOnlyFlagsAsync(string? userId, bool ownerOverride)
    {
        var state = Committed;
        if (!state.Exists)
            return Task.FromResult<ReadOnlyFlagList?>(null);
        var level = ChannelLevels.Effective(ownerOverride, state.MembershipOf(userId));
        var flags = state.ReadOnlyFlags.Where(flag => ChannelRules.MaySee(level, LowestLevelOf(flag.SubId)))
            .OrderBy(static flag => flag.SubId).ThenBy(static flag => flag.Level);
        return Task.FromResult<ReadOnlyFlagList?>(new ReadOnlyFlagList(state.Name, [.. flags]));

        // A flag may come before its sub-channel; then only members see it.
        ChannelLevel LowestLevelOf(byte subId) =>
            state.SubChannels.FirstOrDefault(subChannel => subChannel.SubId == subId)?.LowestLevel ?? ChannelRules.NewSubChannelLevel;
    }

    // What is to be answered before anything changes; null to go on.
    private async Task<ChannelResult?> CheckAsync(Guid operation, ChannelActor actor, ChannelAction action)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return ChannelResult.Failed(ChannelStatus.NotFound);
        return ChannelRules.Allows(LevelOf(actor), action) ? null : ChannelResult.Failed(ChannelStatus.NotPermitted);
    }

    private Task<ChannelResult> ReplaceAsync(SubChannelRecord found, SubChannelRecord next, ChannelOperation about) => ChangeAsync(
        Committed with { SubChannels = Committed.SubChannels.Replace(found, next) },
        about with { SubId = found.SubId, SubName = found.Name });
}
