using System.Text.RegularExpressions;

namespace Mrci.Architecture.Tests.Rules;

/// <summary>
/// The specification, where it is at hand: <c>shared/spec</c> beside the checkout or beside a directory above it. It is no part of the
/// repository, so a list of its rules is (<see cref="RuleList"/>).
/// </summary>
internal static partial class Specification
{
    private const int MostWords = 72;

    private static readonly string[] Files = ["protocol.md", "commands.md", "data-model.md"];

    /// <summary>Its directory; null where it is not at hand.</summary>
    public static string? Folder { get; } = Above(Repository.Root)
        .Select(directory => Path.Combine(directory, "shared", "spec"))
        .FirstOrDefault(directory => Files.All(file => File.Exists(Path.Combine(directory, file))));

    /// <summary>All rules in the order of the text, then the two registers of defects.</summary>
    public static IReadOnlyList<Rule> Read(string folder)
    {
        var lines = Files.SelectMany(file => File.ReadLines(Path.Combine(folder, file))).ToArray();
        return [.. lines.SelectMany(Definitions).Concat(lines.SelectMany(Defects)).DistinctBy(rule => rule.Number, StringComparer.Ordinal)];
    }

    // A definition is in bold: one number or several, and maybe a title.
    private static IEnumerable<Rule> Definitions(string line)
    {
        foreach (Match bold in Bold().Matches(line))
        {
            var text = bold.Groups["text"].Value;
            var title = Number().Replace(text, "").Trim(' ', '/', ',');
            var about = Words($"{title} {line[(bold.Index + bold.Length)..]}");
            foreach (var number in RuleNumbers.In(text, static _ => false))
                yield return new Rule(number, about);
        }
    }

    private static IEnumerable<Rule> Defects(string line)
    {
        var row = Defect().Match(line);
        return row.Success ? [new Rule(row.Groups["number"].Value, Words(row.Groups["text"].Value))] : [];
    }

    private static string Words(string text)
    {
        var plain = Blanks().Replace(Markup().Replace(text, ""), " ").Trim(' ', '.', ',', ':', '–', '—', '-', '/', '·', ';');
        if (plain.Length <= MostWords)
            return plain;
        return plain[..plain.LastIndexOf(' ', MostWords)].TrimEnd(' ', ',', ':', ';', '.') + " …";
    }

    private static IEnumerable<string> Above(string directory)
    {
        for (var parent = Directory.GetParent(directory); parent is not null; parent = parent.Parent)
            yield return parent.FullName;
    }

    [GeneratedRegex(@"\*\*(?<text>[PCDH]-([A-Za-z][A-Za-z_0-9]*\.)?[0-9][^*]*)\*\*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();

    [GeneratedRegex(@"[PCDH]-([A-Za-z][A-Za-z_0-9]*\.)?[0-9.]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (?<number>[XB]-[0-9]+) \|(?<text>[^|]*)\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Defect();

    // Tags such as `[D]`, marks of emphasis and code.
    [GeneratedRegex(@" ?\(?`?\[(D|O|L|S1|S2|[BX]-[0-9]+)[^\]]*\]`?\)?|[*`]|✔", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();

    // White space, and what stands between the cells of a table.
    [GeneratedRegex(@"[\s|]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Blanks();
}
