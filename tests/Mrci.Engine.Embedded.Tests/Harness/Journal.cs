using System.Collections.Concurrent;

namespace Mrci.Engine.Embedded.Tests.Harness;

/// <summary>What grains did, in order, and gates at which they wait for the test.</summary>
public sealed class Journal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry) => _entries.Enqueue(entry);

    public int Count(string entry) => _entries.Count(candidate => string.Equals(candidate, entry, StringComparison.Ordinal));

    public Task Gate(string name) => Source(name).Task;

    public void Open(string name) => Source(name).TrySetResult();

    public void OpenAll()
    {
        foreach (var gate in _gates.Values)
            gate.TrySetResult();
    }

    public Task Until(string entry) => Wait.Until(() => Count(entry) > 0, $"the entry '{entry}' among: {string.Join(", ", _entries)}");

    private TaskCompletionSource Source(string name)
        => _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
