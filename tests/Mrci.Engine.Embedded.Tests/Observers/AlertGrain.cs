using Orleans;

namespace Mrci.Engine.Embedded.Tests.Observers;

public sealed class AlertGrain(IGrainFactory factory) : Grain, IAlertGrain, IAlertObserver
{
    private IAlertObserver? _observer;

    public Task Watch(IAlertObserver observer)
    {
        _observer = observer;
        return Task.CompletedTask;
    }

    public Task Raise(int from, int count)
    {
        for (var number = from; number < from + count; number++)
            _observer!.Alert(number);
        return Task.CompletedTask;
    }

    public Task<string> Ask(string question) => _observer!.Ask(question);

    public Task<bool> CreateReferenceInside()
    {
        try
        {
            factory.CreateObjectReference<IAlertObserver>(this);
            return Task.FromResult(true);
        }
        catch (InvalidOperationException)
        {
            return Task.FromResult(false);
        }
    }

    public void Alert(int number)
    {
    }
}
