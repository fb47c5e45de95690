using System.Collections.Concurrent;
using Mrci.Domain.Commands;
using Mrci.Modules;

namespace Mrci.Commands;

/// <summary>
/// One of the two built-in loaders of a session: that of v1.0.1 at 256 (P-4.8), or that of the additions at 65025 (P-4.16). Their lists
/// follow the settings of the session (C-LST.4).
/// </summary>
/// <param name="offset">Which one: <see cref="CommandNumbering.BuiltInOffset"/> or <see cref="CommandNumbering.AdditionsOffset"/>.</param>
/// <param name="session">The session that the commands belong to.</param>
public sealed class BuiltInLoader(int offset, ISessionContext session) : ICommandLoader
{
    /// <summary>Import revision of the host (P-11.11).</summary>
    public const ulong HostRev = 2;

    // Three switches, so at most eight entries; all sessions share the lists.
    private static readonly ConcurrentDictionary<CommandSwitches, IReadOnlyList<CommandLoaderLists>> ListsBySwitches = new();

    /// <inheritdoc />
    public IReadOnlyList<string> CommandNames => [.. Lists.Names];

    /// <inheritdoc />
    public IReadOnlyList<string> PublicCommandNames => [.. Lists.PublicNames];

    /// <inheritdoc />
    public IReadOnlyList<string> RankExemptCommandNames => [.. Lists.ExemptNames];

    /// <inheritdoc />
    public ulong Rev => HostRev;

    private CommandLoaderLists Lists =>
        ListsBySwitches.GetOrAdd(session.Settings.ToCommandSwitches(), static switches => CommandCatalog.Loaders(switches))
            .Single(lists => lists.Offset == offset);

    /// <inheritdoc />
    public ICommand? CreateCommand(string name) =>
        Lists.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? BuiltInCommands.Create(name, session) : null;

    /// <inheritdoc />
    public bool AcceptsHostRev(ulong rev) => rev == HostRev;
}
