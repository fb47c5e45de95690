using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Modules;

/// <content>What is done by and by: removals that are due, reservations that have lapsed, files that are nobody's.</content>
public sealed partial class ModuleRegistryGrain
{
    private static readonly TimeSpan SettlingPeriod = TimeSpan.FromMilliseconds(500);

    private IGrainTimer? _settling;
    private bool _isSwept;

    private bool IsUnsettled => !_isSwept || Committed.Modules.Any(static module => module.Stage != ModuleStage.Installed);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // In a turn of its own: a store of files that fails must not keep sessions from starting.
        SettleSoon();
        return Task.CompletedTask;
    }

    private void SettleSoon() => _settling ??= this.RegisterGrainTimer(
        SettleAsync, new GrainTimerCreationOptions(SettlingPeriod, SettlingPeriod) { KeepAlive = true });

    private async Task SettleAsync()
    {
        try
        {
            if (!_isSwept)
                await SweepAsync();
            foreach (var module in Committed.Modules.Where(module => module.Stage != ModuleStage.Installed && module.DueUtc <= _time.GetUtcNow()))
            {
                await DeleteAsync(module);
                LogGone(module.Name, module.Stage);
            }
        }
        catch (Exception exception)
        {
            LogNotSettled(exception);
            return;
        }

        if (IsUnsettled)
            return;
        _settling?.Dispose();
        _settling = null;
    }

    // D-715: what an installation has left behind whose record is gone, or was lost with the state.
    private async Task SweepAsync()
    {
        foreach (var installation in await _files.ListAsync(CancellationToken.None))
        {
            if (Find(installation) is not null)
                continue;
            await _files.DeleteAsync(installation, CancellationToken.None);
            LogSwept(installation);
        }

        _isSwept = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The module {Name}, which was {Stage}, is gone with its files")]
    private partial void LogGone(string name, ModuleStage stage);

    [LoggerMessage(Level = LogLevel.Information, Message = "Files of the module installation {Installation} belonged to no module and are deleted")]
    private partial void LogSwept(string installation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files of modules cannot be deleted; it is tried again")]
    private partial void LogNotSettled(Exception exception);
}
