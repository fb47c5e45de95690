using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>One line for each silo that comes or goes, for the operator; what Orleans itself says is many lines with stack traces.</summary>
internal sealed partial class MembersLog(ISiloStatusOracle members, ILogger<MembersLog> logger) : ISiloStatusListener, ILifecycleParticipant<ISiloLifecycle>
{
    // Those that were lost before this silo came are in the table too, and nobody's business any more.
    private readonly HashSet<SiloAddress> _active = [];

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(MembersLog),
        ServiceLifecycleStage.RuntimeGrainServices,
        _ =>
        {
            members.SubscribeToSiloStatusEvents(this);
            return Task.CompletedTask;
        });

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        lock (_active)
        {
            switch (status)
            {
                case SiloStatus.Active when _active.Add(updatedSilo):
                    LogActive(updatedSilo);
                    break;
                case SiloStatus.ShuttingDown or SiloStatus.Stopping when _active.Remove(updatedSilo):
                    LogLeaving(updatedSilo);
                    break;
                case SiloStatus.Dead when _active.Remove(updatedSilo):
                    LogLost(updatedSilo);
                    break;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Silo {Silo} is active")]
    private partial void LogActive(SiloAddress silo);

    [LoggerMessage(LogLevel.Information, "Silo {Silo} leaves")]
    private partial void LogLeaving(SiloAddress silo);

    [LoggerMessage(LogLevel.Warning, "Silo {Silo} is lost: declared dead. Its sessions are restored by their fronts")]
    private partial void LogLost(SiloAddress silo);
}
