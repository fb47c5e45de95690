using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Tests.Hosting;

/// <summary>What the front of one host has counted.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new(StringComparer.Ordinal);

    public RecordedMetrics(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (string.Equals(instrument.Meter.Name, FrontMetrics.MeterName, StringComparison.Ordinal) && instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            foreach (var (key, reason) in tags)
            {
                if (string.Equals(key, "reason", StringComparison.Ordinal))
                    Closes.Enqueue(Enum.Parse<CloseReason>((string)reason!));
            }
        });
        _listener.Start();
    }

    public ConcurrentQueue<CloseReason> Closes { get; } = new();

    public long this[string instrument] => _sums.GetValueOrDefault(instrument);

    public void Dispose() => _listener.Dispose();
}
