namespace Mrci.Load.Measuring;

/// <summary>The figures of all runs of a scenario; prints the median of each with its extremes.</summary>
internal sealed class FigureReport
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (string Unit, List<double> Values)> _figures = [];

    /// <summary>Adds the figures of one run.</summary>
    public void Add(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            if (!_figures.TryGetValue(figure.Name, out var known))
            {
                _order.Add(figure.Name);
                _figures.Add(figure.Name, known = (figure.Unit, []));
            }

            known.Values.Add(figure.Value);
        }
    }

    /// <summary>Writes one line per figure: <c>name = median unit (min … max over N)</c>, N being the number of runs.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var name in _order)
        {
            var (unit, values) = _figures[name];
            values.Sort();
            await output.WriteLineAsync(
                $"{name} = {Show(Median(values))} {unit} ({Show(values[0])} … {Show(values[^1])} over {values.Count})");
        }
    }

    private static double Median(List<double> sorted)
    {
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Show(double value) => value switch
    {
        >= 1000 => value.ToString("0"),
        >= 10 => value.ToString("0.0"),
        _ => value.ToString("0.000"),
    };
}
