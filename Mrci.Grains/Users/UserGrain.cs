using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Grains.Names;
using Mrci.Grains.State;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Users;

/// <summary>
/// One account (D-601). What a crash has left unfinished, names after a rename and reservations of channels, is settled by a timer that
/// starts with the activation.
/// </summary>
/// <param name="storage">The state.</param>
/// <param name="logs">Takes the rows of the login log.</param>
/// <param name="options">Largest number of channels per user (D-505).</param>
/// <param name="time">Tells the time of registration, of log rows, and of reservations.</param>
/// <param name="logger">Told of failures that are tried again.</param>
public sealed partial class UserGrain(
    [PersistentState("user", GrainStores.Default)] IPersistentState<UserState> storage,
    ILogStore logs,
    IOptions<CommandOptions> options,
    TimeProvider time,
    ILogger<UserGrain> logger)
    : StatefulGrain<UserState>(storage), IUserGrain
{
    private static readonly TimeSpan SettlingPeriod = TimeSpan.FromSeconds(60);

    private Outbox? _outbox;
    private IGrainTimer? _settling;

    private string UserId => this.GetPrimaryKeyString();

    private bool IsActive => Committed.LifeCycle == UserLifeCycle.Active;

    private Outbox Outbox => _outbox ??= new Outbox(this, time, logger);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Not done here: a name that asks this account (INameHolder) is waiting for the activation.
        if (Committed.LifeCycle != UserLifeCycle.None)
            SettleAfter(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> CreateAsync(Guid operation, NewUser user)
    {
        if (Committed.LifeCycle != UserLifeCycle.None)
            return Committed.Operations.Find(operation) is { Change: UserChange.Created };
        await CommitAsync(new UserState
        {
            LifeCycle = UserLifeCycle.Active,
            Version = 1,
            Name = user.Name,
            DisplayName = user.DisplayName,
            Email = user.Email ?? "",
            GroupId = user.GroupId,
            RegisteredUtc = time.GetUtcNow(),
            Protected = user.Protected,
            NeedNewPassword = user.NeedNewPassword,
            Password = user.Password,
            PasswordVersion = 1,
            Operations = [new UserOperation { Id = operation, Change = UserChange.Created, Version = 1 }],
        });
        return true;
    }

    /// <inheritdoc />
    public Task<UserSnapshot?> GetAsync() => Task.FromResult(IsActive ? Snapshot() : null);

    /// <inheritdoc />
    public async Task<bool> SetPasswordAsync(Guid operation, PasswordRecord record)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.PasswordSet })
            return true;
        if (!IsActive)
            return false;
        var version = Committed.Version + 1;
        await CommitAsync(Committed with
        {
            Version = version,
            Password = record,
            PasswordVersion = Committed.PasswordVersion + 1,
            NeedNewPassword = false,
            Operations = Committed.Operations.Remember(
                new UserOperation { Id = operation, Change = UserChange.PasswordSet, Version = version }),
        });
        return true;
    }

    /// <inheritdoc />
    public async Task UpgradePasswordAsync(long recordVersion, PasswordRecord record)
    {
        if (IsActive && Committed.PasswordVersion == recordVersion)
            await CommitAsync(Committed with { Password = record });
    }

    /// <inheritdoc />
    public Task<bool> HoldsNameAsync(string nameKey)
    {
        return Task.FromResult(Holds(Committed) || (Underway is { } next && Holds(next)));

        bool Holds(UserState state) =>
            state.LifeCycle is UserLifeCycle.Active or UserLifeCycle.Deleting
            && (NameKey.User(state.Name).Equals(nameKey, StringComparison.Ordinal) || (state.Email.Length > 0 && NameKey.Email(state.Email).Equals(nameKey, StringComparison.Ordinal)));
    }

    private UserSnapshot Snapshot()
    {
        var state = Committed;
        return new UserSnapshot(
            UserId,
            state.Version,
            state.Name,
            state.DisplayName,
            state.Email,
            state.EmailVerified,
            state.GroupId,
            state.RegisteredUtc,
            state.Protected,
            state.Locked,
            state.NeedNewPassword,
            state.NeedNewName);
    }
}
