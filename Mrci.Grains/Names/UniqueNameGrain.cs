using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.Grains.State;
using Mrci.Grains.Users;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Names;

/// <summary>
/// One unique name and the claim protocol (D-606, D-702). A claim that its operation has left behind is finished or freed by a timer
/// when it expires, and after a crash of this activation by the next call.
/// </summary>
/// <param name="storage">The state.</param>
/// <param name="time">Tells when claims expire.</param>
public sealed class UniqueNameGrain(
    [PersistentState("name", GrainStores.Default)] IPersistentState<UniqueNameState> storage,
    TimeProvider time)
    : StatefulGrain<UniqueNameState>(storage), IUniqueNameGrain
{
    /// <summary>How long a claim stands (D-702).</summary>
    public static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(60);

    private IGrainTimer? _settling;

    private string Key => this.GetPrimaryKeyString();

    private bool IsExpired => time.GetUtcNow() >= Committed.ExpiresUtc;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Not asked here: the owner may be waiting for this very activation.
        if (Committed.Status == UniqueNameStatus.Pending)
            SettleAfter(IsExpired ? TimeSpan.Zero : Committed.ExpiresUtc - time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> TryClaimAsync(string ownerId, Guid operation)
    {
        if (Committed.Status == UniqueNameStatus.Pending && !IsOwner(ownerId) && IsExpired)
            await SettleAsync();
        if (Committed.Status != UniqueNameStatus.Free && !IsOwner(ownerId))
            return false;
        if (Committed.Status == UniqueNameStatus.Confirmed)
            return true;

        await CommitAsync(Committed with
        {
            Status = UniqueNameStatus.Pending,
            OwnerId = ownerId,
            Operation = operation,
            ExpiresUtc = time.GetUtcNow() + ClaimLifetime,
        });
        SettleAfter(ClaimLifetime);
        return true;
    }

    /// <inheritdoc />
    public async Task ConfirmAsync(string ownerId)
    {
        if (Committed.Status != UniqueNameStatus.Free && !IsOwner(ownerId))
            throw new InvalidOperationException($"{Key} cannot be confirmed for {ownerId}: it belongs to {Committed.OwnerId}.");

        // Free: the claim had expired and been freed, or its owner, renamed or deleted since, has released it already.
        if (Committed.Status == UniqueNameStatus.Free && !await HoldsNameAsync(ownerId))
            return;
        if (Committed.Status != UniqueNameStatus.Confirmed)
            await CommitAsync(Committed with { Status = UniqueNameStatus.Confirmed, OwnerId = ownerId });
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(string ownerId)
    {
        if (Committed.Status != UniqueNameStatus.Free && IsOwner(ownerId))
            await CommitAsync(new UniqueNameState());
    }

    /// <inheritdoc />
    public async Task<string?> ResolveAsync()
    {
        switch (Committed.Status)
        {
            case UniqueNameStatus.Free:
                return null;

            case UniqueNameStatus.Pending when IsExpired:
                await SettleAsync();
                return Committed.Status == UniqueNameStatus.Confirmed ? Committed.OwnerId : null;

            // Asked also when it is confirmed: after a rename the old name belongs to nobody as soon as the new one is written (D-703),
            // and the question wakes an owner that crashed before it released the old one.
            default:
                var owner = Committed.OwnerId;
                if (!await HoldsNameAsync(owner))
                    return null;
                await ConfirmAsync(owner);
                return owner;
        }
    }

    private bool IsOwner(string ownerId) => Committed.OwnerId.Equals(ownerId, StringComparison.Ordinal);

    private async Task SettleAsync()
    {
        if (Committed.Status != UniqueNameStatus.Pending)
            return;
        var held = await HoldsNameAsync(Committed.OwnerId);
        await CommitAsync(held ? Committed with { Status = UniqueNameStatus.Confirmed } : new UniqueNameState());
    }

    private void SettleAfter(TimeSpan delay)
    {
        // A tick that fails is repeated after another lifetime.
        _settling ??= this.RegisterGrainTimer(
            SettleExpiredAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, ClaimLifetime) { KeepAlive = true });
        _settling.Change(delay, ClaimLifetime);
    }

    private async Task SettleExpiredAsync()
    {
        if (Committed.Status == UniqueNameStatus.Pending && !IsExpired)
        {
            SettleAfter(Committed.ExpiresUtc - time.GetUtcNow());
            return;
        }

        await SettleAsync();
        _settling?.Dispose();
        _settling = null;
    }

    // The owner's answer interleaves with whatever it is doing (INameHolder), so this never waits for a call that waits for this name.
    private Task<bool> HoldsNameAsync(string owner)
    {
        var kind = Key[..Key.IndexOf(':', StringComparison.Ordinal)];
        INameHolder holder = kind switch
        {
            "user" or "email" => GrainFactory.GetGrain<IUserGrain>(owner),
            "group" => GrainFactory.GetGrain<IGroupGrain>(owner),
            "channel" => GrainFactory.GetGrain<IChannelGrain>((long)ulong.Parse(owner)),
            _ => throw new InvalidOperationException($"{Key} is not a kind of unique name."),
        };
        return holder.HoldsNameAsync(Key);
    }
}
