using System.Text.RegularExpressions;

namespace Mrci.Architecture.Tests.Rules;

/// <summary>Finds rule numbers in text.</summary>
internal static partial class RuleNumbers
{
    /// <summary>The rules that a text cites, each with all that lie between when it cites a range, as in <c>P-4.9 to P-4.15</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="exists">Whether there is a rule of a number: ranges have gaps.</param>
    /// <returns>Rule numbers; the ends of a range also when there is no such rule.</returns>
    public static IEnumerable<string> In(string text, Predicate<string> exists)
    {
        foreach (Match match in Citation().Matches(text))
        {
            var first = match.Groups["first"].Value;
            yield return first;
            if (!match.Groups["last"].Success)
                continue;
            var last = match.Groups["last"].Value;
            foreach (var number in Between(first, last).Where(number => exists(number)))
                yield return number;
            yield return last;
        }
    }

    // Rules between the ends of a range differ from them in the last number only.
    private static IEnumerable<string> Between(string first, string last)
    {
        var start = first.LastIndexOfAny(['.', '-']) + 1;
        var prefix = first[..start];
        if (!last.StartsWith(prefix, StringComparison.Ordinal) || !int.TryParse(first.AsSpan(start), out var from)
            || !int.TryParse(last.AsSpan(start), out var to))
        {
            return [];
        }

        return Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).Select(number => $"{prefix}{number}");
    }

    [GeneratedRegex(
        @"\b(?<first>[PCDHXB]-([A-Za-z][A-Za-z_0-9]*\.)?[0-9]+(\.[0-9]+)*)(\s+(to|–)\s+(?<last>[PCDHXB]-([A-Za-z][A-Za-z_0-9]*\.)?[0-9]+(\.[0-9]+)*))?\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
