using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.States;

public sealed class CounterGrain(
    [PersistentState("counter")] IPersistentState<CounterState> state,
    [PersistentState("notes", "other")] IPersistentState<CounterState> notes) : Grain, ICounterGrain
{
    private readonly Guid _instance = Guid.NewGuid();

    public async Task<int> Add(int number)
    {
        state.State.Count += number;
        notes.State.Note = $"{state.State.Count}";
        await state.WriteStateAsync();
        return state.State.Count;
    }

    public Task<int> Get() => Task.FromResult(state.State.Count);

    public Task Clear() => state.ClearStateAsync();

    public Task<bool> Exists() => Task.FromResult(state.RecordExists);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<string?> UseStateElsewhere()
    {
        try
        {
            return await Task.Run(() => $"{state.State.Count}");
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    public async Task AddInterleaved()
    {
        state.State.Count++;
        await state.WriteStateAsync();
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);
}
