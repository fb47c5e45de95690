using Mrci.Torture.Casting;
using Mrci.Torture.Faults;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Reporting;

/// <summary>The figures of a run.</summary>
/// <param name="scene">The run.</param>
/// <param name="faults">What happened.</param>
/// <param name="owed">Deliveries that were owed.</param>
/// <param name="compared">Things in the store that were compared.</param>
internal sealed class RunReport(Scene scene, IReadOnlyList<FaultRecord> faults, long owed, int compared)
{
    private const double Share = 0.95;

    /// <summary>Writes it; the last line is the verdict.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        var sessions = scene.Book.All.Where(static session => session.Room >= 0).ToArray();
        await output.WriteLineAsync($"faults = {faults.Count}");
        await scene.Tally.WriteAsync(output);
        await output.WriteLineAsync($"casts delivered = {sessions.Sum(static session => (long)session.ReceivedCount)}, deliveries owed = {owed}");
        await output.WriteLineAsync($"stored things compared = {compared}");
        var acknowledged = sessions.GroupBy(static session => session.Owner, static session => session, StringComparer.Ordinal).ToArray();
        foreach (var fault in faults)
        {
            await output.WriteLineAsync($"fault at {fault.At.TotalSeconds:0.0} s: {fault.Name} of {fault.Victim}, over after {(fault.Healed - fault.At).TotalSeconds:0.0} s; "
                + $"95 % of sessions answer after {Seconds(fault.Answering)}, cast again after {Seconds(CastAgain(acknowledged, fault.At))}");
        }

        foreach (var kind in faults.GroupBy(static fault => fault.Name, StringComparer.Ordinal))
        {
            var times = kind.Select(static fault => fault.Answering ?? double.PositiveInfinity).Order().ToArray();
            await output.WriteLineAsync($"{kind.Key}.answering95 = {times[times.Length / 2]:0.00} s ({times[0]:0.00} … {times[^1]:0.00} over {times.Length})");
        }

        await scene.Violations.WriteAsync(output);
        await output.WriteLineAsync($"{scene.Violations.Count} violations");
    }

    private static string Seconds(double? seconds) => seconds is { } value ? $"{value:0.00} s" : "never";

    private static double? CastAgain(IGrouping<string, SessionRecord>[] clients, TimeSpan at)
    {
        var times = clients.Select(client => FirstAfter(client, at)).Order().ToArray();
        var time = times[(int)Math.Ceiling(times.Length * Share) - 1];
        return time == TimeSpan.MaxValue ? null : (time - at).TotalSeconds;
    }

    private static TimeSpan FirstAfter(IEnumerable<SessionRecord> sessions, TimeSpan at) => sessions
        .SelectMany(static session => session.Sent)
        .Where(cast => cast.Sent >= at && cast.Acknowledged is not null)
        .Select(static cast => cast.Acknowledged!.Value)
        .DefaultIfEmpty(TimeSpan.MaxValue)
        .Min();
}
