using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares the accounts: passwords by logins, all else by what the host says of them.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
/// <param name="crowd">Everybody.</param>
internal sealed class AccountCheck(Scene scene, StoreReader reader, Crowd crowd)
{
    private readonly AccountProbe _probe = new(scene);

    private Administrator Root => crowd.Administrators[0];

    /// <summary>Compares them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var changed = crowd.Clients
            .Where(static client => client.HasChangedPassword && !client.IsDenied)
            .Select(static client => (client.Account, client.Password.Possible));
        var peers = crowd.All.Select(static peer => peer.Account).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = scene.Ledger.Accounts.Where(pair => !peers.Contains(pair.Key)).ToArray();
        await StoreReader.ForEachAsync(changed, async (account, token) => await CheckPasswordAsync(account.Account, account.Possible, token), cancellation);
        await StoreReader.ForEachAsync(made, async (pair, token) => await CheckMadeAsync(pair.Key, pair.Value, token), cancellation);
        await StoreReader.ForEachAsync(crowd.Chameleons.Where(static chameleon => !chameleon.IsDenied), CheckChameleonAsync, cancellation);
        await reader.ReadUntilAsync(Root, "ls_users", $"-user_name {scene.Prefix}", FindWrongRows, cancellation);
    }

    private async Task CheckMadeAsync(string account, Claim claim, CancellationToken cancellation)
    {
        if (claim.Winners.Count > 1)
            scene.Violations.Add(ViolationKind.NameTwice, $"account {account} was created {claim.Winners.Count} times");
        if (claim.Winners.Count == 0)
            return;
        if (scene.Host.Accounts.TryGetValue(account, out var cells))
            await CheckToyAsync(account, cells, claim.Winners[0], cancellation);
        else
            await CheckPasswordAsync(account, claim.Winners, cancellation);
    }

    private async Task CheckPasswordAsync(string account, IReadOnlyList<string> passwords, CancellationToken cancellation)
    {
        // It tells by itself that none of the passwords is right.
        await using var peer = new Peer(scene, account, passwords[0], home: 0, room: null);
        foreach (var password in passwords.Skip(1))
            peer.Password.Note(password, Answer.Unknown);
        reader.Count();
        await peer.LogInAsync(cancellation);
    }

    private async Task CheckToyAsync(string account, AccountCells cells, string password, CancellationToken cancellation)
    {
        var sight = await _probe.LookAsync(account, password, cancellation);
        if (sight.IsRecognized)
        {
            reader.Compare(cells.IsLocked, false, $"whether {account} is locked");
        }
        else if (cells.IsLocked.Allows(value: true) && cells.Name.Allows(account)
            && await StoreReader.DoesAsync(Root, "lock_acct", $"-user {account} -state 0", cancellation))
        {
            // What is locked shows nothing; unlocked it must let its owner in.
            reader.Compare(cells.IsLocked, true, $"whether {account} is locked");
            sight = await _probe.LookAsync(account, password, cancellation);
        }

        // The password comes first (C-auth.3).
        if (await CheckDemandAsync(account, cells.NeedsPassword, sight, sight.WantsPassword, "request_new_pw", cancellation))
            sight = await _probe.LookAsync(account, password, cancellation);
        if (await CheckDemandAsync(account, cells.NeedsName, sight, sight.WantsName, "request_new_user_name", cancellation))
            sight = await _probe.LookAsync(account, password, cancellation);
        var info = sight.Info;
        reader.Compare(
            cells.Name.Allows(info is null ? "" : account),
            () => $"{account} {(info is null ? "cannot log in" : "can log in, though it was deleted")}{scene.Ledger.History(account).Tell()}");
        if (info is not null)
            CheckInfo(account, cells, info);
    }

    // What is demanded keeps everybody out; taken back it must let the owner in.
    private async Task<bool> CheckDemandAsync(
        string account, Cell<bool> cell, AccountSight sight, bool isDemanded, string command, CancellationToken cancellation)
    {
        if (!sight.IsRecognized)
            return false;
        reader.Compare(cell, isDemanded, $"whether {command} holds for {account}");
        return isDemanded && await StoreReader.DoesAsync(Root, command, $"-user {account} -req 0", cancellation);
    }

    private async ValueTask CheckChameleonAsync(Chameleon chameleon, CancellationToken cancellation)
    {
        // A new login shows what is stored, and tells by itself that none of the names and passwords is right.
        await chameleon.DisposeAsync();
        await chameleon.LogInAsync(cancellation);
        if (chameleon.IsDenied)
            return;
        var text = await reader.AskAsync(chameleon, "my_info", static session => session.RunAsync("my_info"), cancellation);
        if (AccountInfo.Read(text) is not { } info)
            return;
        reader.Compare(chameleon.Cells.Name, info.Name, $"the name of {chameleon.Account}");
        reader.Compare(info.UserId == chameleon.UserId, () => $"{chameleon.Account} has the id {info.UserId} and had {chameleon.UserId}");
        CheckInfo(chameleon.Account, chameleon.Cells, info);
    }

    private void CheckInfo(string account, AccountCells cells, AccountInfo info)
    {
        var group = scene.Host.FirstName(info.Group);
        reader.Compare(cells.Email, info.Email, $"the e-mail address of {account}");
        reader.Compare(cells.DisplayName, info.DisplayName, $"the display name of {account}");
        reader.Compare(cells.Group, group, $"the group of {account}");
        if (!scene.Host.Groups.TryGetValue(group, out var groupCells))
            return;
        reader.Compare(groupCells.Name, info.Group, $"the name of group {group}, in which {account} is,");
        reader.Compare(groupCells.Rank, info.Rank, $"the rank of {account} in group {group}");
    }

    // ls_users: time_stamp user_name group_name user_id (C-ls_users.1)
    private IEnumerable<(ViolationKind Kind, string Story)> FindWrongRows(IReadOnlyList<string[]> rows)
    {
        foreach (var twice in rows.GroupBy(static row => row[1], StringComparer.OrdinalIgnoreCase).Where(static rows => rows.Count() > 1))
            yield return (ViolationKind.NameTwice, $"ls_users has {twice.Key} {twice.Count()} times");
        foreach (var twice in rows.GroupBy(static row => row[3], StringComparer.Ordinal).Where(static rows => rows.Count() > 1))
            yield return (ViolationKind.NameTwice, $"ls_users has one id for {string.Join(" and ", twice.Select(static row => row[1]))}");

        var byName = rows.ToLookup(static row => row[1], StringComparer.OrdinalIgnoreCase);
        var chameleons = crowd.Chameleons.ToDictionary(static chameleon => chameleon.Account, static chameleon => chameleon.Cells, StringComparer.OrdinalIgnoreCase);
        foreach (var (account, claim) in scene.Ledger.Accounts.Where(static pair => pair.Value.Winners.Count > 0))
        {
            var cells = scene.Host.Accounts.GetValueOrDefault(account) ?? chameleons.GetValueOrDefault(account);
            var row = (cells?.Name.Possible ?? [account]).SelectMany(name => byName[name]).FirstOrDefault();
            if (row is null && cells?.Name.Allows("") != true)
                yield return (ViolationKind.LostChange, $"ls_users has no {account}, whose name is {string.Join(" or ", cells?.Name.Possible ?? [account])}");
            else if (row is not null && cells?.Group.Allows(scene.Host.FirstName(row[2])) == false)
                yield return (ViolationKind.LostChange, $"ls_users has {account} in group {row[2]}, not {string.Join(" or ", cells.Group.Possible)}");
        }

        foreach (var name in scene.Host.Accounts.Where(static pair => !pair.Value.Name.Allows(pair.Key)).Select(static pair => pair.Key).Where(byName.Contains))
            yield return (ViolationKind.UnaskedChange, $"ls_users has {name}, which was deleted");
    }
}
