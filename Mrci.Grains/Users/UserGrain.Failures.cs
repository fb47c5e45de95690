using System.Collections.Immutable;
using Mrci.Domain.Accounts;
using Mrci.Grains.State;

namespace Mrci.Grains.Users;

/// <content>What the login log shows of the counters, and does to them (D-802); what operators do to an account.</content>
public sealed partial class UserGrain
{
    /// <inheritdoc />
    public Task<FailureReset[]> GetFailureResetsAsync() => Task.FromResult(Committed.FailureResets.ToArray());

    /// <inheritdoc />
    public Task ResetFailuresAsync() => Committed.Failures.IsEmpty
        ? Task.CompletedTask
        : CommitAsync(Committed with { Failures = [], FailureResets = [new FailureReset("", time.GetUtcNow())] });

    /// <inheritdoc />
    public async Task<bool> ReplacePasswordAsync(Guid operation, PasswordRecord record)
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
            NeedNewPassword = true,
            Locked = false,
            Failures = [],
            FailureResets = [new FailureReset("", time.GetUtcNow())],
            Operations = Committed.Operations.Remember(
                new UserOperation { Id = operation, Change = UserChange.PasswordSet, Version = version }),
        });
        return true;
    }

    private ImmutableArray<FailureReset> ResetsWith(string address, DateTimeOffset now)
    {
        var others = Committed.FailureResets.RemoveAll(reset => reset.Address.Equals(address, StringComparison.Ordinal));
        if (others.Length >= FailureCounts.Capacity)
            others = others.RemoveAt(0);
        return others.Add(new FailureReset(address, now));
    }
}
