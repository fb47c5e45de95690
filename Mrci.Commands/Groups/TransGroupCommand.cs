using Mrci.Domain.Names;
using Mrci.Grains.Groups;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Moves all users of one group to another (C-trans_group.1, C-trans_group.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class TransGroupCommand(ISessionContext session) : GroupCommand("trans_group", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Moves all users of the group -src to the group -dst, all of them at one moment; -src stays and is empty. Your rank must be above those of
        both groups.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-src", out var sourceName) || !Given(line, "-dst", out var destinationName))
            return;
        var source = await FindGroupAsync(sourceName);
        var destination = await FindGroupAsync(destinationName);
        if (!Unprotected(source is { Protected: true } || destination is { Protected: true })
            || !Valid("-src", GroupNames.IsValid(sourceName))
            || !Valid("-dst", GroupNames.IsValid(destinationName))
            || !Found(source is not null, $"{GroupOfThatName} ({sourceName})")
            || !Found(destination is not null, $"{GroupOfThatName} ({destinationName})")
            || !await OutranksAsync(shared, source!)
            || !await OutranksAsync(shared, destination!))
        {
            return;
        }

        await FinishAsync(await Session.Grains.GetGrain<IGroupTransferGrain>(0).TransferAsync(
            Guid.NewGuid(), source!.GroupId, destination!.GroupId, await CallerRankAsync(shared), Session.NextOrigin()));
    }
}
