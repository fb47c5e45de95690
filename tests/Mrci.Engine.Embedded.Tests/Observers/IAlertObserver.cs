using Orleans;

namespace Mrci.Engine.Embedded.Tests.Observers;

public interface IAlertObserver : IGrainObserver
{
    void Alert(int number);

    Task<string> Ask(string question);
}
