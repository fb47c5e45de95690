namespace Mrci.Modules;

/// <summary>Base of a module's loader: a list of commands and how to make each. A module has exactly one public class of this kind (P-11.15).</summary>
/// <remarks>
/// There is one loader for each session. It has a parameterless constructor; commands are added there. Sorted by name, lower-case, they get the ids of
/// the module: so a name that is added later moves the ids of those behind it, which clients take in their stride (P-4.5).
/// </remarks>
/// <example>
/// <code>
/// public sealed class GreetingLoader : CommandLoader
/// {
///     public GreetingLoader() => Add("greet", () => new GreetCommand());
/// }
/// </code>
/// </example>
public abstract class CommandLoader : ICommandLoader
{
    private readonly Dictionary<string, Func<ICommand>> _factories = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _publicNames = [];
    private readonly List<string> _exemptNames = [];

    /// <inheritdoc />
    public IReadOnlyList<string> CommandNames => [.. _factories.Keys];

    /// <inheritdoc />
    public IReadOnlyList<string> PublicCommandNames => _publicNames;

    /// <inheritdoc />
    public IReadOnlyList<string> RankExemptCommandNames => _exemptNames;

    /// <inheritdoc />
    public virtual ulong Rev => 2;

    /// <inheritdoc />
    public virtual string LastError => "";

    /// <summary>Directory the module is installed in; empty before the host has told.</summary>
    protected string InstallDirectory { get; private set; } = "";

    /// <inheritdoc />
    public ICommand? CreateCommand(string name) => _factories.GetValueOrDefault(name)?.Invoke();

    /// <inheritdoc />
    public virtual bool AcceptsHostRev(ulong rev) => rev >= 2;

    /// <inheritdoc />
    public void SetModulePath(string directory) => InstallDirectory = directory;

    /// <inheritdoc />
    public virtual void AboutToDelete()
    {
    }

    /// <summary>Adds a command.</summary>
    /// <param name="name">Its name: 1 to 64 letters, digits, <c>_</c> or <c>?</c> (P-4.6).</param>
    /// <param name="create">Makes an instance.</param>
    /// <param name="access">Who may run it.</param>
    /// <exception cref="ArgumentException">There is a command of this name already; case does not matter.</exception>
    protected void Add(string name, Func<ICommand> create, CommandAccess access = CommandAccess.ByRank)
    {
        ArgumentNullException.ThrowIfNull(create);
        _factories.Add(name, create);
        if (access == CommandAccess.Everybody)
            _publicNames.Add(name);
        if (access != CommandAccess.ByRank)
            _exemptNames.Add(name);
    }
}
