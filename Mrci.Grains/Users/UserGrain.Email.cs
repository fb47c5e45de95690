using Mrci.Domain.Names;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.State;

namespace Mrci.Grains.Users;

/// <content>The e-mail address (D-705).</content>
public sealed partial class UserGrain
{
    /// <inheritdoc />
    public async Task<UserChangeResult> SetEmailAsync(Guid operation, string address, EventOrigin origin)
    {
        var change = Committed.Operations.Find(operation);
        if (change is not { Change: UserChange.EmailSet })
        {
            if (!IsActive)
                return UserChangeResult.Failed(UserChangeStatus.NotFound);

            // The note of a former change would be lost with this one, and its old address never be released.
            await SettleEmailAsync();
            var oldAddress = Committed.Email;
            if (CanonicalName.AreSame(oldAddress, address) || !await EmailOf(address).TryClaimAsync(UserId, operation))
                return UserChangeResult.Failed(UserChangeStatus.Taken);

            change = About(operation, UserChange.EmailSet);
            var next = Committed with
            {
                Email = address,
                EmailVerified = false,
                Recovery = null,
                PendingEmail = new PendingRename(oldAddress, address),
            };
            await ChangeAsync(next, change);
        }

        await Outbox.PostAsync(SettleEmailAsync);
        return await PublishAsync(new UserInfoChanged(origin, change.Version, UserId, change.NewName));
    }

    /// <inheritdoc />
    public async Task<UserChangeResult> ConfirmEmailAsync(Guid operation, string address, EventOrigin origin)
    {
        var change = Committed.Operations.Find(operation);
        if (change is not { Change: UserChange.EmailConfirmed })
        {
            if (!IsActive)
                return UserChangeResult.Failed(UserChangeStatus.NotFound);
            if (!Committed.Email.Equals(address, StringComparison.Ordinal))
                return UserChangeResult.Failed(UserChangeStatus.OtherAddress);
            change = About(operation, UserChange.EmailConfirmed);
            await ChangeAsync(Committed with { EmailVerified = true }, change);
        }

        return await PublishAsync(new UserInfoChanged(origin, change.Version, UserId, change.NewName));
    }

    /// <summary>As <see cref="SettleNamesAsync"/>, for the address; the account may have had none before.</summary>
    private async Task SettleEmailAsync()
    {
        if (Committed.PendingEmail is not { } change)
            return;
        await EmailOf(change.NewName).ConfirmAsync(UserId);
        if (change.OldName.Length > 0)
            await EmailOf(change.OldName).ReleaseAsync(UserId);
        await CommitAsync(Committed with { PendingEmail = null });
    }

    private IUniqueNameGrain EmailOf(string address) => GrainFactory.GetGrain<IUniqueNameGrain>(NameKey.Email(address));
}
