namespace Mrci.Architecture.Tests.Rules;

/// <summary>Every rule of the specification is cited by a test or explained, and whoever cites a rule cites one that exists.</summary>
public sealed class RuleCoverageTests
{
    [Fact]
    public void Generated_list_of_rules_is_that_of_the_specification()
    {
        Assert.SkipWhen(Specification.Folder is null, "the specification is not beside this checkout: the list is taken as it is");

        GeneratedFile.ShouldBe(RuleList.File, RuleList.Text(Specification.Read(Specification.Folder!)));
    }

    [Fact]
    public void Generated_report_is_up_to_date()
    {
        var reasons = UntestedRules.Read().ToDictionary(row => row.Number, row => row.Reason, StringComparer.Ordinal);

        GeneratedFile.ShouldBe(CoverageReport.File, CoverageReport.Text(RuleList.All, CitingTests.Find(), reasons));
    }

    [Fact]
    public void Every_rule_has_a_test_or_a_reason_why_not()
    {
        var cited = CitingTests.Find().Select(citation => citation.Rule);
        var explained = UntestedRules.Read().Select(row => row.Number);

        RuleList.All.Select(rule => rule.Number).Except(cited, StringComparer.Ordinal).Except(explained, StringComparer.Ordinal)
            .ShouldBeEmpty($"write a test that cites the rule, or explain it in {UntestedRules.File}");
    }

    [Fact]
    public void Explained_rules_exist_have_a_reason_and_have_no_test()
    {
        var explained = UntestedRules.Read();
        var cited = CitingTests.Find().Select(citation => citation.Rule).ToHashSet(StringComparer.Ordinal);

        explained.Where(row => !RuleList.Contains(row.Number)).ShouldBeEmpty();
        explained.Where(row => row.Reason.Length < 10).ShouldBeEmpty();
        explained.Where(row => cited.Contains(row.Number)).ShouldBeEmpty("it has a test now: take it off the list");
        explained.Select(row => row.Number).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Citations_name_rules_that_exist()
    {
        var unknown = Repository.ProductSources().Concat(Repository.TestSources())
            .SelectMany(file => File.ReadLines(file)
                .SelectMany(line => RuleNumbers.In(line, RuleList.Contains))
                .Where(number => !RuleList.Contains(number))
                .Select(number => $"{Path.GetRelativePath(Repository.Root, file)}: {number}"))
            .Distinct(StringComparer.Ordinal);

        unknown.ShouldBeEmpty();
    }
}
