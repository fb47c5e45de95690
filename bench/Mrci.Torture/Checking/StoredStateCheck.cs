using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks the host for what it has stored, by commands, and compares it with what was acknowledged.</summary>
/// <param name="scene">The run.</param>
/// <param name="crowd">Those who ask.</param>
internal sealed class StoredStateCheck(Scene scene, Crowd crowd)
{
    private readonly StoreReader _reader = new(scene);

    /// <summary>Number of things compared so far.</summary>
    public int Compared => _reader.Compared;

    /// <summary>Compares everything.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        Member[] asking = [.. crowd.Clients.Where(static client => !client.IsDenied)];
        var channels = new ChannelCheck(scene, _reader);
        await channels.RunAsync(asking, cancellation);
        await new SubChannelCheck(scene, _reader, channels).RunAsync(asking, cancellation);
        await CheckRanksAsync(cancellation);
        var changed = asking.Where(static client => client.HasChangedPassword).Select(static client => (client.Account, client.Password.Possible));
        var created = scene.Ledger.Accounts.Where(pair => crowd.Clients.All(client => client.Account != pair.Key));
        await StoreReader.ForEachAsync(changed, async (account, token) => await CheckPasswordAsync(account.Account, account.Possible, token), cancellation);
        await StoreReader.ForEachAsync(created, async (pair, token) => await CheckAccountAsync(pair.Key, pair.Value, token), cancellation);
    }

    private async Task CheckRanksAsync(CancellationToken cancellation)
    {
        var rows = await _reader.ReadAsync(crowd.Administrators[0], "ls_ranked_cmds", $"-command_obj_name {scene.Prefix}", cancellation);
        var names = rows.Select(static row => row[0]).ToArray();
        foreach (var name in names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
            scene.Violations.Add(ViolationKind.NameTwice, $"{name.Key} has {name.Count()} ranks");
        foreach (var (name, cell) in scene.Ledger.RankedCommands)
            _reader.Compare(cell, names.Contains(name, StringComparer.OrdinalIgnoreCase), $"whether command {name} has a rank");
    }

    private async Task CheckAccountAsync(string account, Claim claim, CancellationToken cancellation)
    {
        if (claim.Winners.Count > 1)
            scene.Violations.Add(ViolationKind.NameTwice, $"account {account} was created {claim.Winners.Count} times");
        if (claim.Winners.Count > 0)
            await CheckPasswordAsync(account, claim.Winners, cancellation);
    }

    private async Task CheckPasswordAsync(string account, IReadOnlyList<string> passwords, CancellationToken cancellation)
    {
        // It tells by itself that none of the passwords is right.
        await using var peer = new Peer(scene, account, passwords[0], home: 0, room: null);
        foreach (var password in passwords.Skip(1))
            peer.Password.Note(password, Answer.Unknown);
        _reader.Count();
        await peer.LogInAsync(cancellation);
    }
}
