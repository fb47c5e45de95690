namespace Mrci.Architecture.Tests.Rules;

/// <summary>How citations are read. The rules named here are made of parts, or this file would count as a test of them.</summary>
public sealed class CitingTestsTests
{
    private static readonly string One = "P-" + "1.5", Two = "P-" + "1.6", Three = "P-" + "1.7", Missing = "P-" + "999.1";

    [Fact]
    public void Range_counts_for_what_lies_between_and_exists()
    {
        var numbers = RuleNumbers.In($"see {One} to {Three}, then {Missing}.", RuleList.Contains);
        numbers.ShouldBe([One, Two, Three, Missing]);
    }

    [Fact]
    public void Citation_belongs_to_the_test_it_stands_above_in_or_at_an_argument_of()
    {
        Read(
            "public sealed class SampleTests",
            "{",
            "    [Theory]",
            $"    [InlineData(1)] // {One}",
            "    public void First(int value)",
            "    {",
            $"        // {Two}",
            "        value.ShouldBe(1);",
            "    }",
            "",
            $"    /// <summary>{Three}</summary>",
            "    [Fact]",
            "    public void Second()",
            "    {",
            "    }",
            "}")
            .ShouldBe([(One, "SampleTests.First"), (Two, "SampleTests.First"), (Three, "SampleTests.Second")]);
    }

    [Fact]
    public void Citation_elsewhere_belongs_to_the_class()
    {
        Read(
            $"/// <summary>{One}</summary>",
            "public sealed class SampleTests",
            "{",
            "    [Fact]",
            "    public void First() => Check();",
            "",
            $"    // {Two}",
            "    private static void Check()",
            "    {",
            $"        // {Three}",
            "    }",
            "}")
            .ShouldBe([(One, "SampleTests"), (Two, "SampleTests"), (Three, "SampleTests")]);
    }

    [Fact]
    public void File_without_tests_cites_nothing()
    {
        Read($"/// <summary>{One}</summary>", "public sealed class Sample;").ShouldBeEmpty();
    }

    private static IEnumerable<(string Rule, string Test)> Read(params string[] lines) =>
        CitingTests.InFile("Sample", "SampleTests", lines).Select(citation => (citation.Rule, citation.Test));
}
