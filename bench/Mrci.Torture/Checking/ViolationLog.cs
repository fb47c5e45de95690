using System.Collections.Concurrent;

namespace Mrci.Torture.Checking;

/// <summary>Collects violations; the first ones of each kind with their story, the rest as a number.</summary>
/// <param name="clock">Time of the run.</param>
internal sealed class ViolationLog(RunClock clock)
{
    private const int Told = 10;

    private readonly ConcurrentDictionary<ViolationKind, ConcurrentQueue<string>> _stories = new();
    private readonly ConcurrentDictionary<ViolationKind, int> _counts = new();

    /// <summary>Number of violations.</summary>
    public int Count => _counts.Values.Sum();

    /// <summary>Adds one.</summary>
    public void Add(ViolationKind kind, string story)
    {
        if (_counts.AddOrUpdate(kind, 1, static (_, count) => count + 1) <= Told)
            _stories.GetOrAdd(kind, static _ => new ConcurrentQueue<string>()).Enqueue($"{clock.Now.TotalSeconds,7:0.000} s  {story}");
    }

    /// <summary>Writes all of them.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var kind in Enum.GetValues<ViolationKind>())
        {
            if (!_counts.TryGetValue(kind, out var count))
                continue;
            await output.WriteLineAsync($"violation {kind}: {count}");
            foreach (var story in _stories[kind])
                await output.WriteLineAsync($"    {story}");
        }
    }
}
