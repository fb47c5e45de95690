using System.Text;

namespace Mrci.Architecture.Tests.Rules;

/// <summary><c>tests/rules.md</c>: the rules of the specification, kept in the repository because the specification is not.</summary>
internal static class RuleList
{
    /// <summary>Path in the repository.</summary>
    public const string File = "tests/rules.md";

    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(static () => Read(Repository.Read(File)));

    private static readonly Lazy<IReadOnlySet<string>> Known =
        new(static () => Rules.Value.Select(rule => rule.Number).ToHashSet(StringComparer.Ordinal));

    /// <summary>All rules in the order of the specification.</summary>
    public static IReadOnlyList<Rule> All => Rules.Value;

    /// <summary>Whether there is a rule of a number.</summary>
    public static bool Contains(string number) => Known.Value.Contains(number);

    /// <summary>The text of the list.</summary>
    public static string Text(IReadOnlyList<Rule> rules)
    {
        var text = new StringBuilder().Append(
            $"""
            # Rules of the specification

            Generated from the specification by `eng/refresh`; not edited by hand. {rules.Count} numbers: rules of the protocol (P), the commands (C), and the
            data model (D), worked examples (H), and defects of the old host that must not come back (X, B).
            [coverage-of-rules.md](coverage-of-rules.md) says which tests cite them.


            """);
        foreach (var rule in rules)
            text.Append("- ").Append(rule.Number).Append(": ").Append(rule.About).Append('\n');
        return text.ToString();
    }

    private static IReadOnlyList<Rule> Read(string text) =>
    [
        .. text.Split('\n')
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line[2..].Split(": ", 2))
            .Select(parts => new Rule(parts[0], parts[1])),
    ];
}
