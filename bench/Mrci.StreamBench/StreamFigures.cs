namespace Mrci.StreamBench;

/// <summary>What one run has shown.</summary>
/// <param name="Median">Latency in ms, one event at a time.</param>
/// <param name="Worst">99th percentile of the latency in ms.</param>
/// <param name="Deliveries">Deliveries to sessions per second.</param>
/// <param name="SetUp">Time of the subscription in ms.</param>
internal sealed record StreamFigures(double Median, double Worst, double Deliveries, double SetUp);
