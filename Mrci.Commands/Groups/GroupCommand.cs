using Mrci.Commands.Ranks;
using Mrci.Grains.Groups;

namespace Mrci.Commands.Groups;

/// <summary>Base of the commands that change a group: the group decides, the session applies what it published (C-GEN.8, C-GEN.9).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class GroupCommand(string name, ISessionContext session) : RankedCommand(name, session)
{
    /// <summary>What is not found when there is no group.</summary>
    private protected const string GroupOfThatName = "group of that name";

    /// <summary>Tells the one failed check, or applies the event.</summary>
    private protected ValueTask FinishAsync(GroupResult result)
    {
        if (result.Status == GroupStatus.Done)
            return result.Event is { } hostEvent ? Session.ApplyAsync([hostEvent]) : ValueTask.CompletedTask;

        Fail(Explain(result.Status));
        return ValueTask.CompletedTask;
    }

    private static string Explain(GroupStatus status) => status switch
    {
        GroupStatus.NotFound or GroupStatus.DestinationNotFound => $"there is no {GroupOfThatName}.",
        GroupStatus.NameTaken => $"a {GroupOfThatName} exists already.",
        GroupStatus.NotPermitted => "your rank does not permit that.",
        GroupStatus.IsInitial => "it is the initial group of the host.",
        GroupStatus.HasUsers => "there are users in it.",
        _ => "that could not be done.",
    };
}
