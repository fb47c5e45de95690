using System.Collections.Concurrent;

namespace Mrci.Torture.Ledger;

/// <summary>What the store must hold, by what the clients were told.</summary>
internal sealed class ChangeLedger
{
    private readonly ConcurrentDictionary<string, Cell<string>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, AccountHistory> _histories = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _firstNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who took which channel name.</summary>
    public ConcurrentDictionary<string, Claim> Channels { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who took which account name; what is told of a winner is his password.</summary>
    public ConcurrentDictionary<string, Claim> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who belongs to which channel.</summary>
    public ConcurrentDictionary<(string Channel, string User), Cell<Membership>> Memberships { get; } = new();

    /// <summary>The sub-channels by the first names of their channels and their own.</summary>
    public ConcurrentDictionary<(string Channel, string FirstName), SubChannelCells> SubChannels { get; } = new();

    /// <summary>Which channel has which read-only flag.</summary>
    public ConcurrentDictionary<(string Channel, ReadOnlyFlag Flag), Cell<bool>> ReadOnlyFlags { get; } = new();

    /// <summary>Which command name has a rank.</summary>
    public ConcurrentDictionary<string, Cell<bool>> RankedCommands { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a channel is called, by its first name; empty for one that is gone.</summary>
    public Cell<string> ChannelName(string firstName) => _names.GetOrAdd(firstName, static name => new Cell<string>(name));

    /// <summary>Takes note of another name of a channel.</summary>
    public void NoteRename(string firstName, string newName, Answer answer)
    {
        _firstNames[newName] = firstName;
        ChannelName(firstName).Note(newName, answer);
    }

    /// <summary>The first name of a channel that is called so: all else is kept under that.</summary>
    public string FirstName(string name) => _firstNames.GetValueOrDefault(name, name);

    /// <summary>The cell of a membership.</summary>
    public Cell<Membership> Membership(string channel, string user) =>
        Memberships.GetOrAdd((channel, user), static _ => new Cell<Membership>(Ledger.Membership.None));

    /// <summary>The cells of a sub-channel.</summary>
    public SubChannelCells SubChannel(string channel, string firstName) => SubChannels.GetOrAdd((channel, firstName), static _ => new SubChannelCells());

    /// <summary>The cell of a read-only flag.</summary>
    public Cell<bool> Flag(string channel, ReadOnlyFlag flag) => ReadOnlyFlags.GetOrAdd((channel, flag), static _ => new Cell<bool>(false));

    /// <summary>What happened to an account that decides who can log in.</summary>
    public AccountHistory History(string account) => _histories.GetOrAdd(account, static _ => new AccountHistory());

    /// <summary>The cell of a ranked command.</summary>
    public Cell<bool> RankedCommand(string name) => RankedCommands.GetOrAdd(name, static _ => new Cell<bool>(false));

    /// <summary>The claim on a channel name.</summary>
    public Claim Channel(string name) => Channels.GetOrAdd(name, static _ => new Claim());

    /// <summary>The claim on an account name.</summary>
    public Claim Account(string name) => Accounts.GetOrAdd(name, static _ => new Claim());
}
