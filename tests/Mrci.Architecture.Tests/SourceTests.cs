using System.Text.RegularExpressions;

namespace Mrci.Architecture.Tests;

/// <summary>House rules that a reader would otherwise have to watch for.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    [Fact]
    public void Files_stay_below_the_most_lines()
    {
        var tooLong = Repository.ProductSources()
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MostLines);

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Only_hosting_folders_differ_by_engine()
    {
        var conditional = Repository.ProductSources()
            .Where(file => ConditionalCompilation().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        conditional.ShouldBeEmpty("design.md section 3: no #if in grains, commands, or the front");
    }

    [Fact]
    public void Time_comes_from_the_time_provider()
    {
        var wallClock = Repository.ProductSources()
            .Where(file => WallClock().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        wallClock.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_but_a_front_end_calls_a_session()
    {
        // D-620: a session is where calls begin. It hears from others by events and answers, so nobody can wait for one that waits for him.
        var callers = Repository.ProductSources()
            .Where(file => Repository.Segments(file)[0] is not ("Mrci.TcpFront" or "Mrci.Grains.Interfaces"))
            .Where(file => SessionReference().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        callers.ShouldBeEmpty();
    }

    [GeneratedRegex(@"GetGrain<ISessionGrain>|\bISessionGrain \w", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SessionReference();

    [GeneratedRegex(@"^\s*#if\b", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ConditionalCompilation();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|Environment\.TickCount|Stopwatch\.StartNew", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WallClock();
}
