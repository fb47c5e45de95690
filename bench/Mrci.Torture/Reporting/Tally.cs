using System.Collections.Concurrent;
using Mrci.Torture.Ledger;

namespace Mrci.Torture.Reporting;

/// <summary>Counts what happened.</summary>
internal sealed class Tally
{
    private const int Quoted = 3;

    private readonly ConcurrentDictionary<string, long> _events = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Command, Answer Answer), long> _answers = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> _errors = new(StringComparer.Ordinal);

    /// <summary>Something happened once more.</summary>
    public void Count(string what) => _events.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <summary>A command got an answer.</summary>
    public void Count(string command, Answer answer) => _answers.AddOrUpdate((command, answer), 1, static (_, count) => count + 1);

    /// <summary>Remembers what a refusal said; a few of each command.</summary>
    public void Quote(string command, string error)
    {
        var quotes = _errors.GetOrAdd(command, static _ => new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        var text = error.Trim();
        if (quotes.Count < Quoted || quotes.ContainsKey(text))
            quotes.AddOrUpdate(text, 1, static (_, count) => count + 1);
    }

    /// <summary>How often a command got an answer.</summary>
    public long Of(string command, Answer answer) => _answers.GetValueOrDefault((command, answer));

    /// <summary>Writes all of it.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var (what, count) in _events.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            await output.WriteLineAsync($"{what} = {count}");
        foreach (var command in _answers.Keys.Select(static key => key.Command).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{command} = {Of(command, Answer.Acknowledged)} acknowledged, {Of(command, Answer.Refused)} refused, "
                + $"{Of(command, Answer.Unknown)} unknown, {Of(command, Answer.NotSent)} not sent");
        }

        foreach (var (command, quotes) in _errors.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var (text, count) in quotes)
                await output.WriteLineAsync($"refusal of {command} ({count}): {text}");
        }
    }
}
