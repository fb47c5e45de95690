using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Grains.State;

/// <summary>
/// A grain whose state is one immutable record. A change is a changed copy that takes the place of the old record when the store has
/// it, so no call ever sees, or answers from, what is not stored (D-600).
/// </summary>
/// <typeparam name="TState">The record; the one made without arguments stands for "never written".</typeparam>
/// <param name="storage">Where it is kept.</param>
public abstract class StatefulGrain<TState>(IPersistentState<TState> storage) : Grain
    where TState : class
{
    private TState? _committed;
    private bool _inDoubt;

    /// <summary>The record as it is stored.</summary>
    /// <exception cref="InconsistentStateException">A write has failed, so this activation does not know what is stored, and is on its way out.</exception>
    protected TState Committed => _inDoubt
        ? throw new InconsistentStateException("A write of this grain has failed; the next activation reads what is stored.")
        : _committed ??= storage.State;

    /// <summary>The record that is being written, for calls that interleave with the write; null when none is.</summary>
    protected TState? Underway { get; private set; }

    /// <summary>Stores a record in place of <see cref="Committed"/>.</summary>
    /// <param name="next">A changed copy of <see cref="Committed"/>.</param>
    /// <returns>A task that ends when the record is stored.</returns>
    protected async Task CommitAsync(TState next)
    {
        _committed = Committed;
        Underway = next;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
            _committed = next;
        }
        catch
        {
            // A write that fails may have reached the store all the same.
            _inDoubt = true;
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            Underway = null;
        }
    }
}
