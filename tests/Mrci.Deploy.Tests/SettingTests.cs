using System.Text.RegularExpressions;

namespace Mrci.Deploy.Tests;

/// <summary>What the deployment files and pages name exists in the programs.</summary>
public sealed partial class SettingTests
{
    public static TheoryData<string> Files() => [.. Repository.DeployFiles().Concat(Repository.DeployPages())];

    [Theory]
    [MemberData(nameof(Files))]
    public void Settings_that_a_file_names_exist(string file)
    {
        var unknown = Setting().Matches(Repository.Read(file))
            .Select(static match => match.Value.Replace("__", ":", StringComparison.Ordinal).TrimEnd(':'))
            .Where(static key => !KnownSettings.Contains(key));

        unknown.ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("Mrci:Storage:ConectionString")]
    [InlineData("Mrci:Cluster:Port")]
    [InlineData("Mrci:Front:Drain")]
    public void Setting_that_does_not_exist_is_found_out(string key) => KnownSettings.Contains(key).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Files))]
    public void Options_that_a_file_gives_a_program_exist(string file)
    {
        foreach (var (program, source) in new[]
        {
            ("Mrci.Silo", "Mrci.Silo/Configuration/HostCommandLine.cs"),
            ("Mrci.Front", "Mrci.Front/Configuration/FrontCommandLine.cs"),
            ("mrci-admin", "Mrci.Admin"),
        })
        {
            var known = Sources(source).SelectMany(static text => Declared().Matches(text)).Select(static match => match.Groups["name"].Value).ToArray();
            known.ShouldNotBeEmpty(source);
            var given = Repository.Read(file).Split('\n')
                .SelectMany(line => Regex.Matches(line, $@"(/{Regex.Escape(program)}|^{Regex.Escape(program)}|\s{Regex.Escape(program)}) (?<rest>-.*|backup .*|restore .*)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)))
                .SelectMany(static match => Given().Matches(match.Groups["rest"].Value))
                .Select(static match => match.Groups["name"].Value);

            given.Except(known, StringComparer.Ordinal).ShouldBeEmpty($"{file}: {program}");
        }
    }

    private static IEnumerable<string> Sources(string path) => File.Exists(Repository.Path(path))
        ? [Repository.Read(path)]
        : Directory.EnumerateFiles(Repository.Path(path), "*.cs").Select(File.ReadAllText);

    // Not the sections themselves (Mrci:Cluster) and not names of programs (Mrci.Silo).
    [GeneratedRegex(@"\bMrci(__|:)[A-Za-z]\w*(:\w+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"new(\s+Option<[^>]+>)?\(""(?<name>--[a-z-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<name>--[a-z][a-z-]*)\b(?!:)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Given();
}
