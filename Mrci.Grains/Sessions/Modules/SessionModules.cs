using Mrci.Domain.Commands;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Loading;
using Mrci.Grains.Sessions.Peers;
using Mrci.Modules;
using Mrci.Modules.Catalog;
using Mrci.Modules.Sessions;

namespace Mrci.Grains.Sessions.Modules;

/// <summary>The modules of a session: which are loaded (P-11.10, P-11.12), and what their commands send while no call waits for it.</summary>
/// <param name="scope">What the parts of the session share.</param>
/// <param name="loaders">All loaders of the session by ascending offset; those of modules are added and removed here.</param>
/// <param name="invoker">Ends invocations that were lost.</param>
internal sealed class SessionModules(SessionScope scope, List<SessionLoader> loaders, CommandInvoker invoker)
{
    private readonly PeerSender _sender = new(scope);
    private readonly Queue<(string Name, bool IsEnabled)> _changes = new();
    private TaskScheduler _turns = TaskScheduler.Default;
    private bool _isRereadWanted;

    /// <summary>Loads all modules that are not locked (P-11.10). One that does not load is logged and left out.</summary>
    public async ValueTask StartAsync()
    {
        _turns = TaskScheduler.Current;
        await RereadAsync(unload: static _ => ValueTask.CompletedTask);
    }

    /// <summary>ENABLE_MOD (P-7.15): the module is loaded when the running command is over (P-4.13).</summary>
    /// <param name="name">Name of the module.</param>
    public ValueTask EnableAsync(string name)
    {
        _changes.Enqueue((name, IsEnabled: true));
        return ValueTask.CompletedTask;
    }

    /// <summary>DISABLE_MOD (P-7.16): its commands and its loader go when the running command is over (P-4.14).</summary>
    /// <param name="name">Name of the module.</param>
    public ValueTask DisableAsync(string name)
    {
        _changes.Enqueue((name, IsEnabled: false));
        return ValueTask.CompletedTask;
    }

    /// <summary>Events may have been missed: has the installed modules compared with the loaded ones (P-7.0.3 c).</summary>
    public void Reread() => _isRereadWanted = true;

    /// <summary>Carries out what has been asked for since the last time; a rebuild is wanted afterwards if something has changed.</summary>
    /// <param name="rebuild">Unloads commands.</param>
    public async ValueTask SettleAsync(SessionRebuild rebuild)
    {
        while (_changes.TryDequeue(out var change))
        {
            if (Find(change.Name) is { } loaded)
                await UnloadAsync(rebuild, loaded);
            if (change.IsEnabled)
                await GuardAsync(async () => await LoadAsync(await scope.Services.Modules.FindAsync(change.Name, CancellationToken.None)));
        }

        if (!_isRereadWanted)
            return;
        _isRereadWanted = false;
        await RereadAsync(loader => UnloadAsync(rebuild, loader));
    }

    /// <summary>Takes what commands have sent while no call waited for it, and ends the invocations that were lost with a module host.</summary>
    public async ValueTask TakeAsync()
    {
        // All of them are asked: each tells only that it has something for some command.
        var hasNews = false;
        foreach (var loader in loaders)
            hasNews |= loader.Loader is ModuleLoader module && module.TakeNews();
        if (!hasNews)
            return;
        foreach (var slot in scope.Commands.ToArray())
        {
            if (slot.Command is ModuleCommand { HasNews: true } command && !await command.TakeAsync() && slot.IsActive)
                await invoker.LoseAsync(slot);
        }
    }

    private SessionLoader? Find(string name) => loaders.Find(loader =>
        loader.Loader is ModuleLoader module && string.Equals(module.Module.Name, name, StringComparison.OrdinalIgnoreCase));

    private async ValueTask RereadAsync(Func<SessionLoader, ValueTask> unload) => await GuardAsync(async () =>
    {
        var installed = await scope.Services.Modules.LoadableAsync(CancellationToken.None);
        foreach (var loader in loaders.Where(static loader => loader.Loader is ModuleLoader).ToArray())
        {
            if (!installed.Contains(((ModuleLoader)loader.Loader).Module))
                await unload(loader);
        }

        // Together: a module that does not return must not keep the others waiting one after the other.
        await Task.WhenAll(installed.Where(module => Find(module.Name) is null).Select(LoadAsync));
    });

    private async Task LoadAsync(InstalledModule? module)
    {
        if (module is null)
            return;
        ModuleLoader loader;
        try
        {
            loader = await scope.Services.ModuleHosts.LoadAsync(module, TellNews);
        }
        catch (ModuleException exception)
        {
            // P-11.10, P-11.21
            SessionLog.ModuleNotLoaded(scope.Logger, module.Name, exception);
            return;
        }

        loaders.Add(new SessionLoader((ushort)CommandNumbering.OffsetOf(module.Slot), loader, IsBuiltIn: false));
        loaders.Sort(static (left, right) => left.Offset.CompareTo(right.Offset));
        scope.IsRebuildWanted = true;
    }

    private async ValueTask UnloadAsync(SessionRebuild rebuild, SessionLoader loader)
    {
        await rebuild.UnloadAsync(loader);
        loaders.Remove(loader);
        scope.IsRebuildWanted = true;
    }

    private async ValueTask GuardAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception)
        {
            // The session goes on with what it has; the next event, or the next attachment, asks again.
            SessionLog.ModulesNotRead(scope.Logger, scope.Key, exception);
        }
    }

    // On a thread of nobody. Output leaves a session with the answer to a call of its front end, so the front end is made to call.
    private void TellNews()
    {
        if (scope.Attachment.FrontId is { } front)
            _ = Task.Factory.StartNew(() => TellNewsAsync(front), CancellationToken.None, TaskCreationOptions.DenyChildAttach, _turns).Unwrap();
    }

    private async Task TellNewsAsync(string front)
    {
        try
        {
            await _sender.SendAsync(front, new ModuleNews(EventOrigin.None, scope.Key));
        }
        catch (Exception exception)
        {
            // The front end calls for other reasons too, at the latest when it renews its lease.
            SessionLog.NewsNotTold(scope.Logger, scope.Key, exception);
        }
    }
}
