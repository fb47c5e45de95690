using Microsoft.Extensions.Logging;
using Mrci.Commands.Accounts;
using Mrci.Domain.Accounts;
using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Domain.Settings;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.State;
using Mrci.Grains.Users;
using Orleans.Runtime;

namespace Mrci.Grains.Settings;

/// <summary>The settings of the host (D-608) and its initial data (D-401 to D-404).</summary>
/// <param name="storage">The state.</param>
/// <param name="time">Tells how old the claims of the initial names are.</param>
/// <param name="logger">Told of events that cannot be published.</param>
public sealed partial class SettingsGrain(
    [PersistentState("settings", GrainStores.Default)] IPersistentState<SettingsState> storage, TimeProvider time, ILogger<SettingsGrain> logger)
    : StatefulGrain<SettingsState>(storage), ISettingsGrain
{
    /// <inheritdoc />
    public Task<HostSettings> GetAsync() => Task.FromResult(Committed.Settings);

    /// <inheritdoc />
    public Task<string> GetInitialGroupIdAsync() => Task.FromResult(Committed.InitialGroupId);

    /// <inheritdoc />
    public Task<bool> IsInitializedAsync() => Task.FromResult(Committed.Initialized);

    /// <inheritdoc />
    public async Task<bool> InitializeAsync(HostSettings initial, PasswordRecord rootPassword)
    {
        if (Committed.Initialized)
            return false;

        // The id first: whatever crashes after this, the next try goes on with the same account and never makes a second one.
        var resumes = Committed.RootUserId.Length > 0;
        if (!resumes)
        {
            await CommitAsync(Committed with
            {
                Version = 1,
                Settings = initial with { InitialGroup = GroupNames.Users },
                InitialGroupId = GroupIds.Users,
                RootUserId = AccountRegistration.NewUserId(),
                RootOperation = Guid.NewGuid(),
            });
        }

        await CreateGroupAsync(GroupIds.Root, GroupNames.Root, HostRanks.Highest, isProtected: true);
        await CreateGroupAsync(GroupIds.Users, GroupNames.Users, HostRanks.InitialGroup, isProtected: false);
        await CreateRootAsync(rootPassword);
        if (resumes)
            await ReplaceRootPasswordAsync(rootPassword);
        await CommitAsync(Committed with { Initialized = true });
        return true;
    }

    private async Task CreateGroupAsync(string groupId, string name, uint rank, bool isProtected)
    {
        var claim = GrainFactory.GetGrain<IUniqueNameGrain>(NameKey.Group(name));
        if (!await claim.TryClaimAsync(groupId, Committed.RootOperation))
            throw new InvalidOperationException($"The initial group {name} cannot be made: its name belongs to another group.");
        var group = GrainFactory.GetGrain<IGroupGrain>(groupId);
        if (!await group.CreateAsync(Committed.RootOperation, name, rank, isProtected))
            throw new InvalidOperationException($"The initial group {name} cannot be made: there is another group with its id.");
        await claim.ConfirmAsync(groupId);
        await group.ListAsync();
    }

    private async Task CreateRootAsync(PasswordRecord password)
    {
        var root = new NewUser(
            UserNames.Root, Email: null, DisplayName: "", GroupIds.Root, password, Protected: true, NeedNewPassword: true);
        var status = await new AccountRegistration(GrainFactory, time)
            .RegisterAsync(Committed.RootOperation, Committed.RootUserId, root);
        if (status != RegistrationStatus.Created)
            throw new InvalidOperationException($"The protected account cannot be made: {status}.");
    }

    // An earlier try may have made the account with a password that nobody has been told (C-CLI.10). Nobody could log in since then.
    private async Task ReplaceRootPasswordAsync(PasswordRecord password)
    {
        var root = GrainFactory.GetGrain<IUserGrain>(Committed.RootUserId);
        if (await root.GetAuthRecordAsync() is { } record)
            await root.UpgradePasswordAsync(record.Version, password);
    }
}
