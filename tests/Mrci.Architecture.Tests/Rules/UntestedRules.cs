namespace Mrci.Architecture.Tests.Rules;

/// <summary><c>tests/rules-without-test.md</c>: the rules that no test cites, each with the reason. Kept by hand, and short.</summary>
internal static class UntestedRules
{
    /// <summary>Path in the repository.</summary>
    public const string File = "tests/rules-without-test.md";

    /// <summary>Number of the rule and reason, by the rows of the tables: <c>| P-0.1 | reason |</c>.</summary>
    public static IReadOnlyList<(string Number, string Reason)> Read() =>
    [
        .. Repository.Read(File).Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length >= 4)
            .SelectMany(cells => RuleNumbers.In(cells[1], RuleList.Contains).Select(number => (number, cells[2]))),
    ];
}
