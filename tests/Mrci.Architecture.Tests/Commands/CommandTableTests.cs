using Mrci.Commands;
using Mrci.Domain.Commands;
using NSubstitute;

namespace Mrci.Architecture.Tests.Commands;

/// <summary>The command table is the single source: whatever tells of commands is made from it.</summary>
public sealed class CommandTableTests
{
    private static IEnumerable<CommandDefinition> Commands => CommandCatalog.BuiltIn.Concat(CommandCatalog.Additions);

    [Fact]
    public void Generated_reference_is_up_to_date() =>
        GeneratedFile.ShouldBe(CommandReference.File, CommandReference.Text(Commands.OrderBy(command => command.Name, StringComparer.Ordinal)));

    [Fact]
    public void Every_command_of_the_table_can_be_built()
    {
        // P-4.11: a name without a command is skipped at each rebuild, so nobody would notice one that is missing.
        Commands.Where(command => BuiltInCommands.Create(command.Name, Substitute.For<ISessionContext>()) is null)
            .Select(command => command.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_has_a_help_of_its_own()
    {
        // C-0.3
        var helps = Commands.Select(command => BuiltInCommands.Create(command.Name, Substitute.For<ISessionContext>()))
            .OfType<BuiltInCommand>().Select(command => command.LongText).ToArray();

        helps.ShouldAllBe(help => help.Length > 40);
        helps.ShouldBeUnique(StringComparer.Ordinal);
    }
}
