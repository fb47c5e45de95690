using Mrci.Load.Hosting;

namespace Mrci.Load.Scenarios;

/// <summary>
/// One sender casts to many receivers that have the same sub-channel open. Every receiver must get every cast exactly once, in order,
/// unharmed and of its type, and the sender none; otherwise there is no figure.
/// </summary>
/// <param name="receivers">Sessions that receive.</param>
/// <param name="casts">Casts in a run, as fast as the window allows.</param>
/// <param name="window">Most casts without their IDLE.</param>
/// <param name="paced">Casts in a run that are sent one at a time, each when all receivers have the last.</param>
internal sealed class CastScenario(int receivers, int casts, int window, int paced) : IScenario
{
    /// <inheritdoc />
    public string Name => "cast";

    /// <inheritdoc />
    public bool NeedsFreshHost => false;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        var audience = await CastAudience.GatherAsync(host, receivers, cancellation);
        var stage = new CastStage(audience, window, casts, paced);
        try
        {
            await stage.MeasureAsync(cancellation);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }
}
