using System.Collections.Concurrent;

namespace Mrci.Torture.Checking;

/// <summary>Collects violations with their stories and times.</summary>
/// <param name="clock">Time of the run.</param>
internal sealed class ViolationLog(RunClock clock)
{
    /// <summary>File of a run's directory that has all of them.</summary>
    public const string FileName = "violations.txt";

    // A run that loses casts loses many; the file has them all.
    private const int Told = 100;

    private readonly ConcurrentQueue<(ViolationKind Kind, string Story)> _stories = new();

    /// <summary>Number of violations.</summary>
    public int Count => _stories.Count;

    /// <summary>Adds one.</summary>
    public void Add(ViolationKind kind, string story) => _stories.Enqueue((kind, $"{clock.Now.TotalSeconds,8:0.000} s  {story}"));

    /// <summary>Writes the first ones of each kind, and where the others are.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var kind in _stories.GroupBy(static violation => violation.Kind, static violation => violation.Story).OrderBy(static kind => kind.Key))
        {
            await output.WriteLineAsync($"violation {kind.Key}: {kind.Count()}");
            foreach (var story in kind.Take(Told))
                await output.WriteLineAsync($"    {story}");
            if (kind.Count() > Told)
                await output.WriteLineAsync($"    and {kind.Count() - Told} more, see {FileName}");
        }
    }

    /// <summary>Writes all of them in the order of their times.</summary>
    public Task WriteAllAsync(DirectoryInfo directory) =>
        File.WriteAllLinesAsync(
            Path.Combine(directory.FullName, FileName),
            _stories.Select(static violation => $"{violation.Kind,-14}{violation.Story}").Append($"{Count} violations"));
}
