using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Admission;
using Mrci.TcpFront.Certificates;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Timing;
using Orleans;

namespace Mrci.TcpFront.Connections;

/// <summary>What all connections share.</summary>
internal sealed class FrontServices(
    IOptions<FrontOptions> options,
    IGrainFactory grains,
    AdmissionGate gate,
    SessionRoster roster,
    HostCertificates certificates,
    FrontHub hub,
    Heartbeat heartbeat,
    FrontMetrics metrics,
    ActivityLog activity,
    LossCount losses,
    TimeProvider time,
    ILogger<ClientConnection> logger)
{
    public FrontOptions Options { get; } = options.Value;

    public IGrainFactory Grains { get; } = grains;

    public AdmissionGate Gate { get; } = gate;

    public SessionRoster Roster { get; } = roster;

    public HostCertificates Certificates { get; } = certificates;

    public FrontHub Hub { get; } = hub;

    public Heartbeat Heartbeat { get; } = heartbeat;

    public FrontMetrics Metrics { get; } = metrics;

    public ActivityLog Activity { get; } = activity;

    public LossCount Losses { get; } = losses;

    public TimeProvider Time { get; } = time;

    public ILogger Logger { get; } = logger;
}
