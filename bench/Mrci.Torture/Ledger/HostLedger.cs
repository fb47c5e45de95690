using System.Collections.Concurrent;

namespace Mrci.Torture.Ledger;

/// <summary>What the store must hold of what is no channel: groups, accounts made to be changed, bans, settings, certificates, modules.</summary>
internal sealed class HostLedger
{
    private readonly ConcurrentDictionary<string, string> _firstNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the group of new accounts is called.</summary>
    public string InitialGroup { get; set; } = "users";

    /// <summary>Who took which group name.</summary>
    public ConcurrentDictionary<string, Claim> GroupNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The groups by the names they were created under.</summary>
    public ConcurrentDictionary<string, GroupCells> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The accounts made to be changed, by the names they were created under.</summary>
    public ConcurrentDictionary<string, AccountCells> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which address is banned.</summary>
    public ConcurrentDictionary<string, Cell<bool>> Bans { get; } = new(StringComparer.Ordinal);

    /// <summary>The values of settings; the first ones are those that the host had.</summary>
    public ConcurrentDictionary<string, Cell<string>> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Until when the certificate for a common name is valid, which tells which one it is; empty while there is none.</summary>
    public ConcurrentDictionary<string, Cell<string>> Certificates { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which module is installed.</summary>
    public ConcurrentDictionary<string, Cell<bool>> Modules { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cells of a group.</summary>
    public GroupCells Group(string firstName) => Groups.GetOrAdd(firstName, static _ => new GroupCells());

    /// <summary>The claim on a group name.</summary>
    public Claim GroupName(string name) => GroupNames.GetOrAdd(name, static _ => new Claim());

    /// <summary>The cell of a ban.</summary>
    public Cell<bool> Ban(string address) => Bans.GetOrAdd(address, static _ => new Cell<bool>(false));

    /// <summary>The cell of a certificate.</summary>
    public Cell<string> Certificate(string commonName) => Certificates.GetOrAdd(commonName, static _ => new Cell<string>(""));

    /// <summary>The cell of a module.</summary>
    public Cell<bool> Module(string name) => Modules.GetOrAdd(name, static _ => new Cell<bool>(false));

    /// <summary>Takes note of another name of a group.</summary>
    public void NoteRename(string firstName, string newName, Answer answer)
    {
        _firstNames[newName] = firstName;
        Group(firstName).Name.Note(newName, answer);
    }

    /// <summary>The first name of a group that is called so.</summary>
    public string FirstName(string name) => _firstNames.GetValueOrDefault(name, name);

    /// <summary>Takes note of a transfer of all users of one group to another.</summary>
    public void NoteTransfer(string source, string destination, Answer answer)
    {
        foreach (var account in Accounts.Values)
            account.Group.NoteMove(source, destination, answer);
    }
}
