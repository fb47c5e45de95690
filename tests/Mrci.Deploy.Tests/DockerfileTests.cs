using System.Text.RegularExpressions;

namespace Mrci.Deploy.Tests;

/// <summary>The Dockerfile names what exists. Building it needs a container engine, which the tests do not.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string[] Lines = Repository.Read("deploy/Dockerfile").Split('\n');

    [Fact]
    public void Projects_that_are_published_exist()
    {
        var loop = Lines.Single(static line => line.Contains("for project in", StringComparison.Ordinal));
        var projects = ProjectName().Matches(loop).Select(static match => match.Value).ToArray();

        projects.ShouldBe(["Mrci.Silo", "Mrci.Front", "Mrci.Admin"]);
        projects.ShouldAllBe(static project => File.Exists(Repository.Path($"{project}/{project}.csproj")));
    }

    [Fact]
    public void Files_that_are_copied_exist_and_are_part_of_the_context()
    {
        var sources = Lines.Where(static line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .Select(static line => line.Split(' ').Where(static word => !word.StartsWith("--", StringComparison.Ordinal)).ElementAt(1))
            .Where(static source => source != ".");

        foreach (var source in sources)
        {
            File.Exists(Repository.Path(source)).ShouldBeTrue(source);
            Repository.Read(".dockerignore").Split('\n').Contains($"!{source}", StringComparer.Ordinal).ShouldBeTrue(source);
        }
    }

    [Fact]
    public void Containers_do_not_run_as_root()
    {
        Lines.Count(static line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)).ShouldBe(2);
        Lines.Count(static line => line == "USER $APP_UID").ShouldBe(2);
    }

    [GeneratedRegex(@"Mrci\.\w+", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectName();
}
