namespace Orleans.Core;

/// <summary>A state of a grain.</summary>
/// <typeparam name="TState">Type of the state.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state. Changing it writes nothing.</summary>
    TState State { get; set; }
}
