using Orleans;

namespace Mrci.Engine.Embedded.Tests.Observers;

public interface IAlertGrain : IGrainWithStringKey
{
    Task Watch(IAlertObserver observer);

    Task Raise(int from, int count);

    Task<string> Ask(string question);

    Task<bool> CreateReferenceInside();
}
