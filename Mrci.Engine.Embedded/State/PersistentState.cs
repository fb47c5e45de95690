using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.Scheduling;
using Orleans;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.State;

// One operation at a time: in a grain whose calls interleave, a second write must start from the ETag of the first.
internal sealed class PersistentState<T>(Activation activation, string stateName, IGrainStorage storage) : IPersistentState<T>
{
    private readonly GrainState<T> _state = new(StateActivator<T>.Create());
    private Task? _last;
    private bool _isRead;

    public T State
    {
        get
        {
            CheckContext();
            return _state.State!;
        }

        set
        {
            CheckContext();
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _isRead ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Enqueue("ReadStateAsync", Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken)
        => Enqueue("WriteStateAsync", static (self, token) => self.Storage.WriteStateAsync(self.Name, self.Id, self._state, token), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken)
        => Enqueue("ClearStateAsync", static (self, token) => self.Storage.ClearStateAsync(self.Name, self.Id, self._state, token), cancellationToken);

    private IGrainStorage Storage => storage;

    private string Name => stateName;

    private GrainId Id => activation.GrainId;

    private static async Task Read(PersistentState<T> self, CancellationToken cancellationToken)
    {
        await self.Storage.ReadStateAsync(self.Name, self.Id, self._state, cancellationToken);
        self._isRead = true;
    }

    private static void CheckContext()
    {
        if (ActivationScheduler.Current is null)
            throw new InvalidOperationException("The state of a grain is used on the grain's own scheduler only; did an await leave it by ConfigureAwait(false) or Task.Run?");
    }

    private Task Enqueue(string operation, Func<PersistentState<T>, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        CheckContext();
        return _last = RunAsync(_last, operation, run, cancellationToken);
    }

    private async Task RunAsync(Task? previous, string operation, Func<PersistentState<T>, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        if (previous is { IsCompleted: false })
            await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await run(this, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            EngineLog.StorageFailed(activation.Engine.Logger, exception, operation, stateName, activation.GrainId);
            if (exception is OrleansException)
                throw;
            throw new OrleansException($"Error from storage provider {storage.GetType().Name}.{stateName} during {operation} for grain {activation.GrainId}: {exception.Message}", exception);
        }
    }
}
