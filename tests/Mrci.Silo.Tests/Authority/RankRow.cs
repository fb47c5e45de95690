using Mrci.Domain.Ranks;

namespace Mrci.Silo.Tests.Authority;

/// <summary>A command that compares the caller's rank with another one.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Allows">Whether the caller's rank is enough for the target's, from the domain.</param>
/// <param name="Arguments">What it is run with, so that nothing but authority can refuse it.</param>
/// <param name="Undo">The line that puts back what it has changed.</param>
internal sealed record RankRow(
    string Command, Func<uint, uint, bool> Allows, Func<RankTarget, string> Arguments, Func<RankTarget, string>? Undo = null)
{
    /// <summary>All of them, in the order in which they are run on one target.</summary>
    public static IReadOnlyList<RankRow> All { get; } =
    [
        new("lock_acct", HostRanks.Outranks, target => $"-user {target.User} -state 0"),
        new("request_new_pw", HostRanks.Outranks, target => $"-user {target.User} -req 0"),
        new("request_new_user_name", HostRanks.Outranks, target => $"-user {target.User} -req 0"),
        new("force_set_email", HostRanks.Outranks, target => $"-user {target.User} -new_email new_{target.User}@example.org"),
        new("set_group", HostRanks.Outranks, target => $"-user {target.User} -group {target.Group}"),
        new("set_group_rank", HostRanks.Outranks, target => $"-name {target.Group} -rank {target.Rank}"),
        new("rename_group", HostRanks.Outranks, target => $"-name {target.Group} -new_name {target.Group}x", target => $"rename_group -name {target.Group}x -new_name {target.Group}"),
        // An assigned rank of a command is at least that of the caller, and so is the one it has now: 1.
        new(
            "add_ranked_cmd",
            static (caller, target) => HostRanks.MayGrant(caller, HostRanks.Highest) && HostRanks.MayGrant(caller, target),
            target => $"-command of_{target.Group} -rank {target.Rank}",
            target => $"rm_ranked_cmd -command of_{target.Group}"),
        new("add_group", static (_, _) => true, target => $"-name n{target.Group}", target => $"rm_group -name n{target.Group}"),
        new("rm_acct", HostRanks.Outranks, target => $"-name {target.User} -force"),
        new("trans_group", HostRanks.Outranks, target => $"-src {target.Group} -dst {RankTarget.Bottom}"),
        new("rm_group", HostRanks.Outranks, target => $"-name {target.Group}"),
    ];
}
