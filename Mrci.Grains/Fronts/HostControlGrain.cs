using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Fronts;

/// <summary>Hands on what operators want of the host as a whole.</summary>
[StatelessWorker]
public sealed class HostControlGrain : Grain, IHostControlGrain
{
    /// <inheritdoc />
    public Task StopAsync(bool restart) => this.PublishAsync(new HostStopRequested(restart));
}
