using Mrci.Modules.Catalog;
using Mrci.Modules.Hosts;
using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;

namespace Mrci.Modules.Sessions;

/// <summary>
/// The loader of a module in one session, whose object lives in a module host (P-11.13). The lists are those read last; what needs the other process has
/// a method that is awaited. Used by one session, one call at a time.
/// </summary>
public sealed class ModuleLoader : ICommandLoader
{
    private readonly ModuleSupervisor _supervisor;
    private readonly int _session;
    private readonly Action _news;
    private ModuleProcess? _process;
    private LoaderLists _lists = LoaderLists.None;
    private int _hasNews;

    internal ModuleLoader(
        InstalledModule module, ModuleSupervisor supervisor, int session, ModuleHostOptions options, TimeProvider time, Action news)
    {
        Module = module;
        Options = options;
        Time = time;
        _supervisor = supervisor;
        _session = session;
        _news = news;
    }

    /// <summary>The module.</summary>
    public InstalledModule Module { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> CommandNames => _lists.Names;

    /// <inheritdoc />
    public IReadOnlyList<string> PublicCommandNames => _lists.PublicNames;

    /// <inheritdoc />
    public IReadOnlyList<string> RankExemptCommandNames => _lists.ExemptNames;

    /// <summary>What the negotiation has accepted (P-11.11).</summary>
    public ulong Rev => 2;

    /// <inheritdoc />
    public string LastError { get; private set; } = "";

    internal ModuleHostOptions Options { get; }

    internal TimeProvider Time { get; }

    /// <summary>The commands are in another process: <see cref="CreateCommandAsync"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    ICommand? ICommandLoader.CreateCommand(string name) => throw new NotSupportedException("Commands of a module are created by CreateCommandAsync.");

    /// <inheritdoc />
    public bool AcceptsHostRev(ulong rev) => rev == Rev;

    /// <summary>Reads the lists again (P-11.3); those of before stay when the module cannot be asked, or its module host has died.</summary>
    public async ValueTask ReadListsAsync()
    {
        if (_process is not { Connection.IsDead: false } process)
            return;
        try
        {
            Use(await CallAsync(process, MessageKind.ReadLists, 0, ReadOnlyMemory<byte>.Empty));
        }
        catch (ModuleException exception)
        {
            LastError = exception.Message;
        }
    }

    /// <summary>Builds a command (P-11.1, P-11.5).</summary>
    /// <param name="rawName">A name of <see cref="CommandNames"/>.</param>
    /// <param name="id">Its id (P-4.3).</param>
    /// <param name="name">Its unique name in the session (P-4.7).</param>
    /// <returns>The command; null when the module cannot build it, <see cref="LastError"/> says why.</returns>
    public async ValueTask<ModuleCommand?> CreateCommandAsync(string rawName, ushort id, string name)
    {
        var command = new ModuleCommand(this, id, new CommandIdentity(rawName, name));
        try
        {
            await command.CreateAsync();
            return command;
        }
        catch (ModuleException exception)
        {
            LastError = exception.Message;
            return null;
        }
    }

    /// <summary>Lets the loader go (P-11.12); its commands have gone already. The last session ends the module host.</summary>
    public async ValueTask ReleaseAsync()
    {
        try
        {
            if (_process is { Connection.IsDead: false } process)
                await CallAsync(process, MessageKind.Release, 0, ReadOnlyMemory<byte>.Empty);
        }
        catch (ModuleException exception)
        {
            LastError = exception.Message;
        }
        finally
        {
            _supervisor.Release();
        }
    }

    /// <summary>Lets the loader go without waiting for the module: nobody is there to see what comes of it.</summary>
    public void AboutToDelete()
    {
        _process?.Connection.Send(new Message(MessageKind.Release, _session, 0, 0, ReadOnlyMemory<byte>.Empty));
        _supervisor.Release();
    }

    /// <summary>Whether commands of the loader have something for their session since this was asked last.</summary>
    public bool TakeNews() => Interlocked.Exchange(ref _hasNews, 0) != 0;

    /// <summary>P-11.10, steps 1 to 6. A module that kills its module host doing this, or does not return, is locked (P-11.30).</summary>
    internal async Task OpenAsync() => await ConnectAsync();

    /// <summary>The module host with this loader in it; a new one, and a new loader, after a death (P-11.31).</summary>
    internal async ValueTask<ModuleProcess> ConnectAsync()
    {
        if (_process is { Connection.IsDead: false } process)
            return process;
        for (var isRetry = false; ; isRetry = true)
        {
            process = await _supervisor.GetAsync();
            try
            {
                Use(await CallAsync(process, MessageKind.Open, 0, ReadOnlyMemory<byte>.Empty));
                return _process = process;
            }
            catch (ModuleException exception) when (exception.Failure is ModuleFailure.Died or ModuleFailure.TookTooLong)
            {
                // Commands of other sessions may have killed it; then it says nothing about the loading.
                if (exception.Failure == ModuleFailure.Died && process.Connection.RunsCommands && !isRetry)
                    continue;
                await _supervisor.LockAsync(
                    exception.Failure == ModuleFailure.Died ? "its module host has died while it was loaded" : "it did not return while it was loaded");
                throw;
            }
        }
    }

    /// <summary>Calls a member other than <c>procBin</c>, within its budget; past it the module host is killed (P-11.32).</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> CallAsync(ModuleProcess process, MessageKind kind, ushort command, ReadOnlyMemory<byte> body)
    {
        try
        {
            return await process.Connection.CallAsync(NewMessage(kind, command, body)).WaitAsync(Options.MemberBudget + Options.Grace, Time);
        }
        catch (TimeoutException timeout)
        {
            process.Kill($"{kind} has not returned within {Options.MemberBudget} and {Options.Grace}");
            throw new ModuleException(ModuleFailure.TookTooLong, $"{kind} of the module {Module.Name} has not returned.", timeout);
        }
    }

    internal Message NewMessage(MessageKind kind, ushort command, ReadOnlyMemory<byte> body) => new(kind, _session, command, 0, body);

    internal void Register(ModuleProcess process, ushort command, CommandInbox inbox) => process.Connection.Register(_session, command, inbox);

    internal void Unregister(ModuleProcess process, ushort command) => process.Connection.Unregister(_session, command);

    internal void TellNews()
    {
        if (Interlocked.Exchange(ref _hasNews, 1) == 0)
            _news();
    }

    private void Use(ReadOnlyMemory<byte> lists)
    {
        var reader = new BodyReader(lists);
        _lists = LoaderLists.Read(ref reader);
    }
}
