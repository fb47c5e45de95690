using System.Text;
using Mrci.Commands.Accounts;
using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Settings;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Host;

/// <summary>Views or changes the settings of the host by menu (C-host_config.1, C-host_config.2, chapter 13).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class HostConfigCommand(ISessionContext session) : TextCommand("host_config", session)
{
    private const string Exit = "0";
    private const string MenuPrompt = "\nEnter a number (0 to exit): ";

    private HostSetting? _chosen;

    private ISettingsGrain Settings => Session.Grains.GetGrain<ISettingsGrain>(0);

    /// <inheritdoc />
    protected override string Help =>
        """
        Shows the settings of the host and lets you change those with a number. Enter the number, then the new value; an empty value changes
        nothing. 0 ends the command.

        A new value counts at once, for all sessions. Settings that make the host start programs can only be changed when its configuration
        file allows it.
        """;

    /// <inheritdoc />
    public override void Term() => _chosen = null;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        return ShowAsync();
    }

    /// <inheritdoc />
    protected override ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (_chosen is { } setting)
            return TakeValueAsync(shared, setting, answer);
        Choose(answer);
        return ValueTask.CompletedTask;
    }

    private void Choose(string answer)
    {
        if (answer.Equals(Exit, StringComparison.Ordinal))
            return;
        var setting = Numbers.TryParse(answer, 1u, int.MaxValue, out uint item) ? HostSettingCatalog.FindItem((int)item) : null;
        if (setting is null)
        {
            Ask(MenuPrompt);
        }
        else if (Permitted(!IsFrozen(setting), "the configuration file of the host does not allow clients to change this setting."))
        {
            _chosen = setting;
            AskValue(setting);
        }
        else
        {
            Ask(MenuPrompt);
        }
    }

    private async ValueTask TakeValueAsync(ISharedState shared, HostSetting setting, string answer)
    {
        if (answer.Length == 0 || await TryStoreAsync(shared, setting, answer))
        {
            Term();
            await ShowAsync();
        }
        else
        {
            AskValue(setting);
        }
    }

    private async ValueTask<bool> TryStoreAsync(ISharedState shared, HostSetting setting, string value)
    {
        // The values of programs name files of the machine that runs this session; in a cluster all machines have the same.
        if (!Found(!HostSettingTexts.NamesProgram(setting) || File.Exists(Environment.ExpandEnvironmentVariables(value)), "such file on the host"))
            return false;

        var changed = setting.Key.Equals(nameof(HostSettings.InitialGroup), StringComparison.Ordinal)
            ? await SetInitialGroupAsync(shared, setting, value)
            : await ChangeAsync(setting, value);
        if (changed is null)
            return false;

        await Session.ApplyAsync([changed]);
        Session.LogActivity($"host setting {setting.Column} changed");
        return true;
    }

    private async ValueTask<HostSettingsChanged?> ChangeAsync(HostSetting setting, string value)
    {
        var changed = await Settings.ChangeAsync(Guid.NewGuid(), setting.Key, value, Session.NextOrigin());
        Valid(setting.Column, changed is not null);
        return changed;
    }

    // C-CFG.5, D-708
    private async ValueTask<HostSettingsChanged?> SetInitialGroupAsync(ISharedState shared, HostSetting setting, string name)
    {
        if (!Valid(setting.Column, GroupNames.IsValid(name)))
            return null;
        var groupId = await Session.Grains.FindGroupAsync(name);
        var group = groupId is null ? null : await Session.Grains.GetGrain<IGroupGrain>(groupId).GetAsync();
        // C-GEN.8: the rank may have changed since the menu was shown.
        var rank = await Session.Grains.FindRankAsync(shared.UserId.ToString()) ?? HostRanks.Nobody;
        if (!Found(group is not null, "group of that name")
            || !Permitted(!group!.Protected && HostRanks.MayGrant(rank, group.Rank), "it must neither be the protected group nor one above your own."))
        {
            return null;
        }

        // D-708: pinned before it is stored, so that it cannot be deleted in between.
        if (!Found(await Session.Grains.GetGrain<IGroupGrain>(group.GroupId).PinAsync(isPinned: true), "group of that name"))
            return null;
        var former = await Settings.GetInitialGroupIdAsync();
        var changed = await Settings.SetInitialGroupAsync(Guid.NewGuid(), group.GroupId, group.Name, Session.NextOrigin());
        if (!former.Equals(group.GroupId, StringComparison.Ordinal))
            await Session.Grains.GetGrain<IGroupGrain>(former).PinAsync(isPinned: false);
        return changed;
    }

    private async ValueTask ShowAsync()
    {
        // The stored address is not what counts: where a host listens is a matter of its machine (C-CFG.15, decision 0028).
        var configured = Session.Facts.Configured()[0];
        var settings = await Settings.GetAsync() with { IpAddress = configured.Address.ToString(), Port = (ushort)configured.Port };
        var values = new StringBuilder("\n");
        foreach (var setting in HostSettingCatalog.All.Where(HostSettingTexts.IsShown))
            values.Append($"{HostSettingTexts.Label(setting)}: {setting.Read(settings)}\n");
        values.Append($"storage: {Session.Facts.Store}\nmodules: {Session.Facts.Modules}\n");
        Main(values.ToString());

        var menu = new StringBuilder("\n");
        for (var item = 1; HostSettingCatalog.FindItem(item) is { } setting; item++)
            menu.Append($"[{item}] {HostSettingTexts.Label(setting)}{(IsFrozen(setting) ? " (set by the configuration file)" : "")}\n");
        menu.Append($"[{Exit}] exit\n").Append(MenuPrompt);
        Ask(menu.ToString());
    }

    private bool IsFrozen(HostSetting setting) => setting.IsExecutionSetting && !Session.Options.AllowRemoteExecSettings;

    private void AskValue(HostSetting setting) => Ask($"\n{HostSettingTexts.Explanation(setting)}\n\nEnter a new value (leave blank to cancel): ");
}
