using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>Deletes the copies of modules on this machine that are gone: at the start what earlier processes have left, later what this one has made.</summary>
/// <param name="grains">Reaches the registry.</param>
/// <param name="copies">The files on this machine.</param>
/// <param name="time">Runs the pauses.</param>
/// <param name="logger">Told when it fails.</param>
public sealed partial class ModuleUpkeep(IGrainFactory grains, ModuleCopies copies, TimeProvider time, ILogger<ModuleUpkeep> logger) : BackgroundService
{
    // The registry keeps removed modules for 5 s (P-11.25); nobody waits for the room that their copies take.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private IModuleRegistryGrain Registry => grains.GetGrain<IModuleRegistryGrain>(0);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Asking the registry also starts it, and it does what was due while no host ran.
        await GuardAsync(() => copies.SweepAsync(Registry.GetAsync));
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (copies.HasAny)
                    await GuardAsync(async () => copies.Trim(await Registry.GetAsync()));
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The copies of modules on this machine could not be looked after; it is tried again")]
    private partial void LogFailed(Exception exception);
}
