using System.Collections.Concurrent;

namespace Mrci.Torture.Ledger;

/// <summary>What the store must hold, by what the clients were told.</summary>
internal sealed class ChangeLedger
{
    private readonly ConcurrentDictionary<string, Cell<string>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _firstNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who took which channel name.</summary>
    public ConcurrentDictionary<string, Claim> Channels { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who took which account name; the suitors are the passwords.</summary>
    public ConcurrentDictionary<string, Claim> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who belongs to which channel.</summary>
    public ConcurrentDictionary<(string Channel, string User), Cell<Membership>> Memberships { get; } = new();

    /// <summary>Which channel has which sub-channel.</summary>
    public ConcurrentDictionary<(string Channel, string Name), Cell<bool>> SubChannels { get; } = new();

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

    /// <summary>The cell of a sub-channel.</summary>
    public Cell<bool> SubChannel(string channel, string name) => SubChannels.GetOrAdd((channel, name), static _ => new Cell<bool>(false));

    /// <summary>The cell of a ranked command.</summary>
    public Cell<bool> RankedCommand(string name) => RankedCommands.GetOrAdd(name, static _ => new Cell<bool>(false));

    /// <summary>The claim on a channel name.</summary>
    public Claim Channel(string name) => Channels.GetOrAdd(name, static _ => new Claim());

    /// <summary>The claim on an account name.</summary>
    public Claim Account(string name) => Accounts.GetOrAdd(name, static _ => new Claim());
}
