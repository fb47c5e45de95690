using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A state of a grain, read before the grain is activated. Injected by <see cref="PersistentStateAttribute"/>.</summary>
/// <typeparam name="TState">Type of the state.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
