using System.Collections.Frozen;

namespace Mrci.Domain.Commands;

/// <summary>
/// The single source of what is fixed about the built-in commands: 89 names of v1.0.1 with ids 256-344 (C-LST.2, P-4.8) and the
/// additions of the second built-in loader from 65025 (C-LST.6, P-4.16).
/// </summary>
public static partial class CommandCatalog
{
    /// <summary>Name under which the first built-in loader is registered, and library text of both (P-3.10).</summary>
    public const string LibraryText = ":internal_mod";

    /// <summary>Name under which the second built-in loader is registered (P-4.16).</summary>
    public const string AdditionsLoaderName = ":internal_mod_2";

    /// <summary>The commands of the first loader by ascending id.</summary>
    public static IReadOnlyList<CommandDefinition> BuiltIn { get; } = Number(
        CommandNumbering.BuiltInOffset,
        [.. Accounts(), .. Groups(), .. Channels(), .. Peers(), .. Files(), .. Host(), .. Session()]);

    /// <summary>The commands of the second loader by ascending id.</summary>
    public static IReadOnlyList<CommandDefinition> Additions { get; } = Number(CommandNumbering.AdditionsOffset, AddedCommands());

    private static readonly FrozenDictionary<string, CommandDefinition> ByName =
        BuiltIn.Concat(Additions).ToFrozenDictionary(static command => command.Name, StringComparer.Ordinal);

    /// <summary>Finds a built-in command.</summary>
    /// <param name="name">Name, any case.</param>
    /// <returns>The command; <see langword="null"/> if there is none of that name.</returns>
    public static CommandDefinition? Find(string name) => ByName.GetValueOrDefault(name.ToLowerInvariant());

    /// <summary>What both built-in loaders say about their commands at present (P-4.10).</summary>
    /// <param name="switches">The settings the lists depend on.</param>
    /// <returns>The first and the second loader.</returns>
    public static IReadOnlyList<CommandLoaderLists> Loaders(CommandSwitches switches) =>
    [
        Lists(CommandNumbering.BuiltInOffset, BuiltIn, switches),
        Lists(CommandNumbering.AdditionsOffset, Additions, switches),
    ];

    private static CommandLoaderLists Lists(int offset, IReadOnlyList<CommandDefinition> commands, CommandSwitches switches) => new(
        offset,
        [.. commands.Where(command => command.Exists(switches)).Select(static command => command.Name)],
        [.. commands.Where(command => command.IsPublic(switches)).Select(static command => command.Name)],
        [.. commands.Where(static command => command.IsExempt).Select(static command => command.Name)]);

    private static IReadOnlyList<CommandDefinition> Number(int offset, IReadOnlyList<CommandDefinition> commands)
    {
        var byName = commands.ToDictionary(static command => command.Name, StringComparer.Ordinal);
        return [.. CommandNumbering.Number(offset, byName.Keys).Select(number => byName[number.Name] with { Id = number.Id })];
    }
}
