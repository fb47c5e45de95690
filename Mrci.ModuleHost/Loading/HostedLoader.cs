using System.Collections.Concurrent;
using Mrci.ModuleHost.Commands;
using Mrci.Modules;
using Mrci.Modules.Wire.Bodies;

namespace Mrci.ModuleHost.Loading;

/// <summary>The loader of one session, and its commands.</summary>
internal sealed class HostedLoader
{
    private const ulong HostRev = 2;

    private readonly ICommandLoader _loader;
    private readonly ConcurrentDictionary<ushort, HostedCommand> _commands = new();

    private HostedLoader(ICommandLoader loader) => _loader = loader;

    /// <summary>Steps 1 to 6 of P-11.10.</summary>
    /// <exception cref="InvalidOperationException">The module does not fit, and why.</exception>
    public static HostedLoader Open(ModuleLibrary library)
    {
        var loader = library.CreateLoader();
        if (loader.Rev < HostRev)
            throw new InvalidOperationException($"The module is of import revision {loader.Rev}; {HostRev} is the least (P-11.11).");
        if (!loader.AcceptsHostRev(HostRev))
            throw new InvalidOperationException($"The module refuses import revision {HostRev}: {loader.LastError}");
        loader.SetModulePath(library.Directory);
        return new HostedLoader(loader);
    }

    public LoaderLists ReadLists() => LoaderLists.Of(_loader);

    public HostedCommand? Find(ushort id) => _commands.GetValueOrDefault(id);

    /// <summary>Builds a command; null and the reason when the loader cannot (P-11.1).</summary>
    public HostedCommand? Create(CommandIdentity identity, HostProxy host, out string reason)
    {
        reason = "";
        if (_loader.CreateCommand(identity.RawName) is not { } command)
        {
            reason = _loader.LastError;
            return null;
        }

        command.Attach(host);
        return _commands[host.CommandId] = new HostedCommand(command, host);
    }

    public void Delete(ushort id)
    {
        if (_commands.TryRemove(id, out var command))
            command.Command.AboutToDelete();
    }

    /// <summary>P-11.12: what is left of the commands first.</summary>
    public void Release()
    {
        foreach (var id in _commands.Keys.Order())
            Delete(id);
        _loader.AboutToDelete();
    }
}
