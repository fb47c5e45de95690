using Orleans;

namespace Mrci.Grains.Fronts;

/// <summary>Hands on what operators want of the host as a whole. Key: 0.</summary>
[Alias("mrci.IHostControlGrain")]
public interface IHostControlGrain : IGrainWithIntegerKey
{
    /// <summary>Tells all front ends to stop (P-1.20); ends when the notice is on its way.</summary>
    /// <param name="restart">Whether they come back.</param>
    [Alias("Stop")]
    Task StopAsync(bool restart);
}
