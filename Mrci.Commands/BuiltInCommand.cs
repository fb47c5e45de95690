using Mrci.Domain.Commands;
using Mrci.Modules;

namespace Mrci.Commands;

/// <summary>Base of the host's own commands: texts come from the <see cref="CommandCatalog"/>, and the session is at hand.</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class BuiltInCommand(string name, ISessionContext session) : Command
{
    /// <summary>Library text of all built-in commands (P-3.10).</summary>
    public const string InternalLibrary = ":internal_mod";

    private readonly CommandCatalogEntry _entry = CommandCatalog.Get(name);

    /// <inheritdoc />
    public override bool HandlesGenFile => _entry.HandlesGenFile;

    /// <inheritdoc />
    public override string ShortText => _entry.Summary;

    /// <inheritdoc />
    public override string IoText => _entry.Io;

    /// <inheritdoc />
    public override string LibraryText => InternalLibrary;

    /// <summary>The session that the command belongs to.</summary>
    protected ISessionContext Session { get; } = session;
}
