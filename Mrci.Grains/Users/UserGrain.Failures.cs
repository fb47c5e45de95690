using System.Collections.Immutable;

namespace Mrci.Grains.Users;

/// <content>What the login log shows of the counters, and does to them (D-802).</content>
public sealed partial class UserGrain
{
    /// <inheritdoc />
    public Task<FailureReset[]> GetFailureResetsAsync() => Task.FromResult(Committed.FailureResets.ToArray());

    /// <inheritdoc />
    public Task ResetFailuresAsync() => Committed.Failures.IsEmpty
        ? Task.CompletedTask
        : CommitAsync(Committed with { Failures = [], FailureResets = [new FailureReset("", time.GetUtcNow())] });

    private ImmutableArray<FailureReset> ResetsWith(string address, DateTimeOffset now)
    {
        var others = Committed.FailureResets.RemoveAll(reset => reset.Address.Equals(address, StringComparison.Ordinal));
        if (others.Length >= FailureCounts.Capacity)
            others = others.RemoveAt(0);
        return others.Add(new FailureReset(address, now));
    }
}
