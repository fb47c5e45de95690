using Mrci.Modules;

namespace Mrci.NoOp;

/// <summary>The module of one command that does nothing.</summary>
public sealed class NoOpLoader : CommandLoader
{
    /// <summary>Adds it.</summary>
    public NoOpLoader() => Add("noop", static () => new NoOpCommand(), CommandAccess.Everybody);
}
