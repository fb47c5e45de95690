using Mrci.Protocol.Text;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does to the host as a whole, and takes back at the end.</content>
internal sealed partial class Administrator
{
    private const int BannedAddresses = 20;

    // Of the ranges for documentation, which no client has (RFC 5737); one for each administrator.
    private static readonly string[] Ranges = ["203.0.113.", "198.51.100."];

    private readonly HashSet<string> _foreignBans = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bans = new(StringComparer.Ordinal);
    private string? _former;

    /// <summary>What all addresses begin with that it bans.</summary>
    public string BanRange => Ranges[_index % Ranges.Length];

    /// <summary>The setting that it changes.</summary>
    public HostSetting Setting { get; } = index == 0 ? new SubChannelLimit() : new MailSubject(scene.Prefix);

    /// <summary>Takes note of what the host has before the first change: addresses that somebody else has banned, and the value of the setting.</summary>
    public async Task LookAroundAsync(CancellationToken cancellation)
    {
        var session = await ReadyAsync(cancellation);
        var bans = await session.ReadTableAsync("ls_bans", $"-ip_address {BanRange}");
        var setting = await Setting.ReadAsync(session);
        if (bans.Answer != Answer.Acknowledged || setting.Answer != Answer.Acknowledged || setting.Text.Length == 0)
            throw new TortureException($"The set-up failed: root cannot list bans, or cannot see the setting {Setting.Name}.");
        foreach (var row in TableText.Rows(bans.Text))
            _foreignBans.Add(row[1]);
        Scene.Host.Settings[Setting.Name] = new Cell<string>(setting.Text);
        _former = setting.Text;
    }

    /// <summary>Gives the setting the value back that it had.</summary>
    public async Task RestoreSettingAsync(CancellationToken cancellation)
    {
        if (_former is { } former && Scene.Host.Settings[Setting.Name].Possible.Any(value => value != former))
            await Setting.WriteAsync(await ReadyAsync(cancellation), former);
    }

    /// <summary>Whether somebody else has banned an address.</summary>
    public bool IsForeign(string address) => _foreignBans.Contains(address);

    private async Task ToggleBanAsync(HostSession session)
    {
        var address = $"{BanRange}{_random.Next(1, BannedAddresses + 1)}";
        if (IsForeign(address))
            return;
        var isBanned = _bans.Contains(address);
        var answer = (await session.RunAsync(isBanned ? "rm_ban" : "add_ban", new ArgumentWriter().Add("-ip", address).ToString())).Answer;
        Scene.Host.Ban(address).Note(!isBanned, answer);
        if (answer != Answer.Acknowledged)
            return;
        if (isBanned)
            _bans.Remove(address);
        else
            _bans.Add(address);
    }

    private async Task ChangeSettingAsync(HostSession session)
    {
        var value = Setting.Value(_names++);
        Scene.Host.Settings[Setting.Name].Note(value, await Setting.WriteAsync(session, value));
    }
}
