namespace Mrci.Architecture.Tests.Rules;

/// <summary>A test cites a rule.</summary>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Project">Project of the test without <c>Mrci.</c> and <c>.Tests</c>.</param>
/// <param name="Test">Class and method; the class alone where the whole class is about the rule.</param>
internal sealed record Citation(string Rule, string Project, string Test);
