using Mrci.Domain.Commands;
using Mrci.Modules;

namespace Mrci.Commands;

/// <summary>Base of the host's own commands: texts come from the <see cref="CommandCatalog"/>, and the session is at hand.</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract partial class BuiltInCommand(string name, ISessionContext session) : Command
{
    private readonly CommandDefinition _definition = CommandCatalog.Find(name)
        ?? throw new ArgumentException($"The catalog has no command {name}.", nameof(name));

    /// <inheritdoc />
    public override bool HandlesGenFile => _definition.HandlesGenFile;

    /// <inheritdoc />
    public override string ShortText => _definition.Summary;

    /// <inheritdoc />
    public override string IoText => _definition.Io;

    /// <inheritdoc />
    public sealed override string LongText => HelpText.Unfold(Help);

    /// <inheritdoc />
    public override string LibraryText => CommandCatalog.LibraryText;

    /// <summary>The help, wrapped as the source needs it.</summary>
    protected abstract string Help { get; }

    /// <summary>The session that the command belongs to.</summary>
    protected ISessionContext Session { get; } = session;
}
