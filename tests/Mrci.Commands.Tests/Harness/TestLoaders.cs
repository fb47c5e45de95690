using Mrci.Commands;
using Mrci.Domain.Commands;
using Mrci.Grains.Sessions.Loading;
using Mrci.Modules;

namespace Mrci.Commands.Tests.Harness;

/// <summary>The built-in loaders, and a loader at 513 whose commands a test adds. They are public and exempt unless told otherwise.</summary>
public sealed class TestLoaders : ISessionLoaders
{
    private readonly Dictionary<string, Func<ISessionContext, ICommand?>> _commands = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Id of the first command of the test's loader.</summary>
    public const ushort Offset = CommandNumbering.FirstModuleOffset;

    /// <summary>Whether the test's commands count as the host's own (P-5.22).</summary>
    public bool IsInternal { get; set; } = true;

    /// <summary>Builds a stand-in for each catalog name that has no command yet, so that the lists are those of the whole host.</summary>
    public bool IsComplete { get; set; }

    public IList<string> NotPublic { get; } = [];

    public IList<string> Names { get; } = [];

    public int LoaderDeletions { get; private set; }

    /// <summary>Context of the session that was attached last.</summary>
    public ISessionContext Context { get; private set; } = null!;

    public ScriptedCommand Add(string name, Func<ScriptedCommand, ScriptedCommand.Input, ValueTask>? run = null)
    {
        var command = new ScriptedCommand();
        if (run is not null)
            command.Run = run;
        Add(name, _ => command);
        return command;
    }

    public void Add(string name, Func<ISessionContext, ICommand?> create)
    {
        _commands[name] = create;
        Names.Add(name);
    }

    /// <summary>Id of one of the test's commands.</summary>
    public ushort IdOf(string name) => CommandNumbering.Number(Offset, Names).Single(command => command.Name == name).Id;

    public IReadOnlyList<SessionLoader> Create(ISessionContext session)
    {
        Context = session;
        var loaders = new BuiltInLoaders().Create(session)
            .Select(loader => IsComplete ? loader with { Loader = new Completed(loader.Loader) } : loader);
        return [.. loaders.Append(new SessionLoader(Offset, new Scripted(this, session), IsInternal)).OrderBy(static loader => loader.Offset)];
    }

    private sealed class Scripted(TestLoaders owner, ISessionContext session) : ICommandLoader
    {
        public IReadOnlyList<string> CommandNames => [.. owner.Names];

        public IReadOnlyList<string> PublicCommandNames => [.. owner.Names.Except(owner.NotPublic, StringComparer.Ordinal)];

        public IReadOnlyList<string> RankExemptCommandNames => [.. owner.Names];

        public ulong Rev => 2;

        public ICommand? CreateCommand(string name) => owner._commands.GetValueOrDefault(name)?.Invoke(session);

        public bool AcceptsHostRev(ulong rev) => true;

        public void AboutToDelete() => owner.LoaderDeletions++;
    }

    private sealed class Completed(ICommandLoader inner) : ICommandLoader
    {
        public IReadOnlyList<string> CommandNames => inner.CommandNames;

        public IReadOnlyList<string> PublicCommandNames => inner.PublicCommandNames;

        public IReadOnlyList<string> RankExemptCommandNames => inner.RankExemptCommandNames;

        public ulong Rev => inner.Rev;

        public ICommand? CreateCommand(string name) => inner.CreateCommand(name) ?? new ScriptedCommand();

        public bool AcceptsHostRev(ulong rev) => true;
    }
}
