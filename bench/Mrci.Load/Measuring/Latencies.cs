namespace Mrci.Load.Measuring;

/// <summary>Latency samples of one run, in milliseconds. Safe to add to from several tasks.</summary>
/// <param name="capacity">Most samples that will be added.</param>
internal sealed class Latencies(int capacity)
{
    private readonly float[] _samples = new float[capacity];
    private int _count;

    /// <summary>Adds one sample.</summary>
    public void Add(TimeSpan latency) => _samples[Interlocked.Increment(ref _count) - 1] = (float)latency.TotalMilliseconds;

    /// <summary>Median and 99th percentile as figures <c>name.median</c> and <c>name.p99</c>. To be called when all samples are in.</summary>
    public IEnumerable<Figure> Summarise(string name)
    {
        if (_count == 0)
            throw new LoadException($"{name}: nothing was measured.");
        Array.Sort(_samples, 0, _count);
        return [new Figure($"{name}.median", Percentile(0.5), "ms"), new Figure($"{name}.p99", Percentile(0.99), "ms")];
    }

    /// <summary>Median and slowest as figures <c>name.median</c> and <c>name.slowest</c>, in this order. To be called when all samples are in.</summary>
    public IEnumerable<Figure> Extremes(string name) =>
        [Summarise(name).First(), new Figure($"{name}.slowest", Percentile(1), "ms")];

    private double Percentile(double share) => _samples[Math.Max((int)Math.Ceiling(_count * share), 1) - 1];
}
