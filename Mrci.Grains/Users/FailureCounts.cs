using System.Collections.Immutable;

namespace Mrci.Grains.Users;

/// <summary>The counted failures of an account, by address (C-auth.6).</summary>
internal static class FailureCounts
{
    /// <summary>Addresses remembered: whoever has more than these to attack from starts anew, and the record stays below 100 KB.</summary>
    public const int Capacity = 1024;

    public static long Of(this ImmutableArray<FailureCount> counts, string address) =>
        counts.FirstOrDefault(count => count.Address.Equals(address, StringComparison.Ordinal))?.Count ?? 0;

    /// <summary>Counts one more; the address that failed last goes to the end.</summary>
    public static ImmutableArray<FailureCount> Increment(this ImmutableArray<FailureCount> counts, string address)
    {
        var others = counts.Reset(address);
        if (others.Length >= Capacity)
            others = others.RemoveAt(0);
        return others.Add(new FailureCount(address, counts.Of(address) + 1));
    }

    public static ImmutableArray<FailureCount> Reset(this ImmutableArray<FailureCount> counts, string address) =>
        counts.RemoveAll(count => count.Address.Equals(address, StringComparison.Ordinal));
}
