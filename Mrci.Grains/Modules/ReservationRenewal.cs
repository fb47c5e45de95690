using Microsoft.Extensions.Logging;
using Mrci.Grains.Failures;

namespace Mrci.Grains.Modules;

/// <summary>
/// Tells the registry that an installation is alive, for as long as somebody has hold of it: a session whose grain was lost can no longer say that it gave up.
/// </summary>
internal sealed partial class ReservationRenewal : IDisposable
{
    private static readonly TimeSpan Period = ModuleRegistryGrain.ReservationLifetime / 4;

    private readonly WeakReference<ModuleInstallation> _owner;
    private readonly ModuleInstaller _installer;
    private readonly string _installation;
    private readonly ITimer _timer;

    public ReservationRenewal(ModuleInstallation owner, ModuleInstaller installer, string installation)
    {
        (_owner, _installer, _installation) = (new WeakReference<ModuleInstallation>(owner), installer, installation);
        _timer = installer.Time.CreateTimer(static state => _ = ((ReservationRenewal)state!).RenewAsync(), this, Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private async Task RenewAsync()
    {
        if (!_owner.TryGetTarget(out _))
        {
            Dispose();
            return;
        }

        try
        {
            await _installer.Registry.RenewAsync(_installation);
        }
        catch (Exception exception) when (CallFailures.IsTransient(exception))
        {
            // Three more come before it lapses.
            LogNotRenewed(_installer.Logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reservation of a module could not be renewed; it is tried again")]
    private static partial void LogNotRenewed(ILogger logger, Exception exception);
}
