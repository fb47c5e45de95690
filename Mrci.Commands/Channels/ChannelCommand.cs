using Mrci.Grains.Channels;
using Mrci.Modules;

namespace Mrci.Commands.Channels;

/// <summary>Base of the commands that change a channel: the channel decides, the session applies what it published (C-GEN.8, C-GEN.9).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class ChannelCommand(string name, ISessionContext session) : TextCommand(name, session)
{
    /// <summary>The user of the session as the one who acts.</summary>
    private protected ChannelActor Actor(ISharedState shared) =>
        new(shared.UserId.ToString(), shared.ChannelOwnerOverride, Session.NextOrigin());

    /// <summary>Tells the one failed check, or applies the events.</summary>
    private protected ValueTask FinishAsync(ChannelResult result)
    {
        if (result.Status == ChannelStatus.Done)
            return Session.ApplyAsync(result.Events);

        Fail(Explain(result.Status));
        return ValueTask.CompletedTask;
    }

    /// <summary>The channel of that name; an unknown one is refused like one that the caller has no level in.</summary>
    private protected async ValueTask<IChannelGrain?> FindPermittedAsync(string name)
    {
        if (await Session.Grains.FindChannelAsync(name) is { } channel)
            return channel;
        Fail(Explain(ChannelStatus.NotPermitted));
        return null;
    }

    private static string Explain(ChannelStatus status) => status switch
    {
        ChannelStatus.NotFound => "there is no channel of that name.",
        ChannelStatus.NotPermitted => "your level in the channel does not permit that.",
        ChannelStatus.NameTaken => "a sub-channel of that name exists already.",
        ChannelStatus.LimitReached => "a limit is reached.",
        ChannelStatus.UserNotFound => "there is no user of that name.",
        ChannelStatus.AlreadyInvited => "the user has an invitation already.",
        ChannelStatus.AlreadyMember => "the user is a member already.",
        ChannelStatus.SubChannelNotFound => "there is no sub-channel of that name.",
        ChannelStatus.FlagExists => "that read-only flag exists already.",
        ChannelStatus.FlagNotFound => "there is no such read-only flag.",
        ChannelStatus.NotMember => "the user is no member of the channel.",
        ChannelStatus.NotInvited => "you have no invitation to that channel.",
        _ => "that could not be done.",
    };
}
