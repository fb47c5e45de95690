using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Creates a channel that the user owns (C-add_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddChCommand(ISessionContext session) : ChannelCommand("add_ch", session)
{
    private const string TakenName = "a channel of that name";

    /// <inheritdoc />
    protected override string Help =>
        """
        Creates a channel of the given name (4 to 32 characters, no blanks) and makes you its owner. A channel carries no data itself: add a
        sub-channel with add_sub_ch, invite others with invite_to_ch.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var name)
            || !Valid("-ch_name", ChannelNames.IsValidNew(name))
            || !Free(await Session.Grains.FindChannelAsync(name) is null, TakenName))
        {
            return;
        }

        var creation = new ChannelCreation(Session.Grains, Session.Time);
        var result = await creation.CreateAsync(Guid.NewGuid(), await creation.DrawIdAsync(), name, Actor(shared));
        if (Free(result.Status != ChannelCreationStatus.NameTaken, TakenName)
            && Within(result.Status != ChannelCreationStatus.LimitReached, "you have as many channels and invitations as allowed.")
            && Found(result.Status != ChannelCreationStatus.UserNotFound, "such account any more"))
        {
            await Session.ApplyAsync(result.Events);
        }
    }
}
