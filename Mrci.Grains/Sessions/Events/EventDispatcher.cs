using System.Collections.Frozen;
using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>Applies events to a session: state first, then the client's frame (P-7.44).</summary>
internal sealed class EventDispatcher(SessionScope scope, EventVersions versions, EventTarget target)
{
    private static readonly FrozenDictionary<Type, IEventApplier> Appliers = new IEventApplier[]
    {
        new ChannelDeletedApplier(),
        new ChannelInvitationApplier(),
        new ChannelMemberRemovedApplier(),
        new ChannelRenamedApplier(),
        new CommandRanksChangedApplier(),
        new DisplayNameChangedApplier(),
        new GroupRankChangedApplier(),
        new GroupRenamedApplier(),
        new GroupTransferredApplier(),
        new HostSettingsChangedApplier(),
        new InvitationAcceptedApplier(),
        new MemberLevelChangedApplier(),
        new ModuleDisabledApplier(),
        new ModuleEnabledApplier(),
        new NewChannelMemberApplier(),
        new ActiveFlagChangedApplier(),
        new ClosingApplier<ReadOnlyFlagChanged>(),
        new ClosingApplier<SubChannelLevelChanged>(),
        new ClosingApplier<SubChannelRemoved>(),
        new SubChannelAddedApplier(),
        new SubChannelRenamedApplier(),
        new UserDeletedApplier(),
        new UserGroupChangedApplier(),
        new UserInfoChangedApplier(),
        new UserRenamedApplier(),
    }.ToFrozenDictionary(static applier => applier.EventType);

    public async ValueTask ApplyAsync(HostEvent notification)
    {
        if (!Appliers.TryGetValue(notification.GetType(), out var applier))
        {
            SessionLog.EventUnknown(scope.Logger, scope.Key, notification.Command.ToString());
            return;
        }

        if (!applier.Concerns(notification, target)
            || !versions.TryAdvance(applier.KeyOf(notification), notification.EntityVersion, out var changesState))
        {
            return;
        }

        if (changesState)
            await applier.ChangeAsync(notification, target);
        await applier.TellAsync(notification, target, changesState);
    }
}
