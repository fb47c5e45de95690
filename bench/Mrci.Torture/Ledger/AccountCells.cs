namespace Mrci.Torture.Ledger;

/// <summary>What one account may be that was made to be changed.</summary>
/// <param name="name">The name it was created under.</param>
/// <param name="email">Its first e-mail address.</param>
/// <param name="group">First name of its first group.</param>
internal sealed class AccountCells(string name, string email, string group)
{
    /// <summary>What it is called; empty for one that is gone.</summary>
    public Cell<string> Name { get; } = new(name);

    /// <summary>Its e-mail address.</summary>
    public Cell<string> Email { get; } = new(email);

    /// <summary>Its display name; a new one has none.</summary>
    public Cell<string> DisplayName { get; } = new("");

    /// <summary>The first name of its group.</summary>
    public Cell<string> Group { get; } = new(group);

    /// <summary>Whether it is locked.</summary>
    public Cell<bool> IsLocked { get; } = new(false);

    /// <summary>Whether the next login has to give a new password.</summary>
    public Cell<bool> NeedsPassword { get; } = new(false);

    /// <summary>Whether the next login has to give a new user name.</summary>
    public Cell<bool> NeedsName { get; } = new(false);
}
