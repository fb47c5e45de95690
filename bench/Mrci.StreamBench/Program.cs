using Mrci.StreamBench;

// Both kinds in one process, in turn: what else runs on the machine disturbs both alike.
const int Runs = 3;
await ReportAsync("one-silo", silos: 1);
await ReportAsync("two-silos", silos: 2);

static async Task ReportAsync(string name, int silos)
{
    var cluster = await BenchSilo.StartAsync(silos);
    var figures = new Dictionary<string, List<StreamFigures>>(StringComparer.Ordinal) { ["memory"] = [], ["mrci"] = [] };
    for (var run = 0; run <= Runs; run++)
    {
        foreach (var (provider, measured) in figures)
        {
            var result = await StreamRun.MeasureAsync(cluster[0].Streams(provider), cluster[^1].Streams(provider));
            // The first one warms the compiler up.
            if (run > 0)
                measured.Add(result);
        }
    }

    foreach (var (provider, measured) in figures)
    {
        Print($"{name}.{provider}.latency.median", "ms", "0.00", measured, static figure => figure.Median);
        Print($"{name}.{provider}.latency.p99", "ms", "0.00", measured, static figure => figure.Worst);
        Print($"{name}.{provider}.deliveries", "deliveries/s", "0", measured, static figure => figure.Deliveries);
        Print($"{name}.{provider}.set-up", "ms", "0.0", measured, static figure => figure.SetUp);
    }

    foreach (var silo in cluster)
        await silo.DisposeAsync();
}

static void Print(string name, string unit, string format, List<StreamFigures> figures, Func<StreamFigures, double> select)
{
    var values = figures.Select(select).Order().ToArray();
    Console.WriteLine(
        $"{name} = {values[values.Length / 2].ToString(format)} {unit} ({values[0].ToString(format)} … {values[^1].ToString(format)} over {values.Length})");
}
