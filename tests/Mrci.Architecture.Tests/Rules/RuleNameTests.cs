using Mrci.Protocol.Frames;

namespace Mrci.Architecture.Tests.Rules;

/// <summary>Numbers that mean the same in the specification and in the code.</summary>
public sealed class RuleNameTests
{
    [Fact]
    public void Rule_of_an_async_command_has_its_number_and_its_name()
    {
        // P-0.3
        var commands = Enum.GetValues<AsyncCommand>().Where(static command => command != AsyncCommand.None).ToArray();

        commands.Select(static command => (int)command).ShouldBe(Enumerable.Range(1, 43));
        foreach (var command in commands)
        {
            var title = $"{command} ({(int)command})";
            var rule = RuleList.All.Where(rule => WithoutUnderscores(rule.About).StartsWith(title, StringComparison.OrdinalIgnoreCase))
                .ShouldHaveSingleItem(title);
            rule.Number.ShouldEndWith($".{(int)command}");
        }
    }

    private static string WithoutUnderscores(string text) => text.Replace("_", "", StringComparison.Ordinal);
}
