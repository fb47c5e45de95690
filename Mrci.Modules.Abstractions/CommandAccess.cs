namespace Mrci.Modules;

/// <summary>Who may run a command of a module (P-4.9).</summary>
public enum CommandAccess
{
    /// <summary>Users whose rank allows it: rank 1, or the rank that an administrator has given the command with <c>add_ranked_cmd</c>.</summary>
    ByRank,

    /// <summary>Everybody who has logged in.</summary>
    LoggedIn,

    /// <summary>Everybody, logged in or not.</summary>
    Everybody,
}
