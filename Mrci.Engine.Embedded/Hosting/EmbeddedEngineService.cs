using Microsoft.Extensions.Hosting;

namespace Mrci.Engine.Embedded.Hosting;

internal sealed class EmbeddedEngineService(EmbeddedEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
}
