using System.Text.RegularExpressions;

namespace Mrci.Architecture.Tests.Rules;

/// <summary>Which rules the sources of the tests cite, and which test each citation belongs to.</summary>
internal static partial class CitingTests
{
    /// <summary>All citations in files that hold tests, by project, class, and method.</summary>
    public static IReadOnlyList<Citation> Find() =>
    [
        .. Repository.TestSources()
            .SelectMany(file => InFile(Project(file), Path.GetFileName(file).Split('.')[0], File.ReadAllLines(file)))
            .Distinct()
            .OrderBy(citation => citation.Project, StringComparer.Ordinal)
            .ThenBy(citation => citation.Test, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The citations of one file. Those in the attributes and comments above a test, in it, and in comments below it belong to the test;
    /// all others belong to the class.
    /// </summary>
    /// <param name="project">Name of the project for the result.</param>
    /// <param name="type">Name of the class for the result.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <returns>The citations; none when there is no test in the file.</returns>
    public static IEnumerable<Citation> InFile(string project, string type, IReadOnlyList<string> lines)
    {
        var found = new List<Citation>();
        var above = new List<string>();
        string? test = null;
        var isTest = false;
        var hasTests = false;
        foreach (var line in lines)
        {
            var text = line.TrimStart();
            isTest |= TestAttribute().IsMatch(text);
            above.AddRange(RuleNumbers.In(line, RuleList.Contains));
            // What stands above a declaration waits for its name; in a body a comment is followed by something else.
            if (!Member().IsMatch(line) && (isTest || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith('[')))
                continue;

            if (Member().IsMatch(line))
            {
                test = isTest ? Name().Match(line).Groups["name"].Value : null;
                hasTests |= isTest;
                isTest = false;
            }

            found.AddRange(above.Select(rule => new Citation(rule, project, test is null ? type : $"{type}.{test}")));
            above.Clear();
        }

        return hasTests ? found : [];
    }

    private static string Project(string file)
    {
        var folder = Repository.Segments(file)[1];
        return folder["Mrci.".Length..].Replace(".Tests", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\[(Fact|Theory|Property)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^    (public|internal|private|protected) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex(@"\b(?<name>[A-Za-z_0-9]+)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
