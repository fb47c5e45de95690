using Microsoft.Extensions.Hosting;
using Mrci.Storage.Logs;

namespace Mrci.Storage;

/// <summary>Opens the store in the "starting" phase: every hosted service, the engine included, starts after it.</summary>
internal sealed class StoreStartup(Store store, SqlLogStore logs) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken);
        logs.Start();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
