using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Peers;
using Mrci.Modules;
using Mrci.Modules.Sessions;
using Mrci.Protocol.Payloads;

namespace Mrci.Grains.Sessions.Loading;

/// <summary>Builds commands with their hosts and helpers (P-4.11, P-5.30).</summary>
internal sealed class CommandFactory(SessionScope scope, SessionChannels channels, SessionPeers peers, IReadOnlyList<SessionLoader> loaders)
{
    /// <summary>Builds a command; null when its loader can't, which is logged if the loader says why (a throw counts as null, P-11.1).</summary>
    public async ValueTask<(CommandSlot Slot, NewCommand Announcement)?> BuildAsync(ushort id, string name, string rawName, SessionLoader loader)
    {
        try
        {
            if (await CreateAsync(id, name, rawName, loader.Loader) is { } command)
                return Wire(new CommandSlot(id, name, rawName, loader, command));
            if (loader.Loader.LastError is { Length: > 0 } error)
                SessionLog.CommandNotBuilt(scope.Logger, rawName, error);
        }
        catch (Exception exception)
        {
            SessionLog.CommandBuildFailed(scope.Logger, rawName, exception);
        }

        return null;
    }

    private static async ValueTask<ICommand?> CreateAsync(ushort id, string name, string rawName, ICommandLoader loader) =>
        loader is ModuleLoader module ? await module.CreateCommandAsync(rawName, id, name) : loader.CreateCommand(rawName);

    private (CommandSlot Slot, NewCommand Announcement) Wire(CommandSlot slot)
    {
        var helpers = new Dictionary<string, ICommand>(StringComparer.Ordinal);
        slot.Command.Attach(new CommandHost(scope, channels, peers, slot, helper: null, slot.Loader.IsBuiltIn, helpers));
        foreach (var wanted in slot.Command.InternRequest)
        {
            if (helpers.ContainsKey(wanted) || BuildHelper(wanted) is not { } command)
                continue;
            var helper = new CommandSlot.Helper(command);
            command.Attach(new CommandHost(scope, channels, peers, slot, helper, isInternal: true, NoHelpers));
            slot.Add(helper);
            helpers.Add(wanted, command);
        }

        if (slot.Command is ModuleCommand module)
            module.Bind();

        // Read here, where a throw still means that the command can't be built.
        return (slot, new NewCommand(slot.Id, slot.Command.HandlesGenFile, slot.Name, slot.Command.LibraryText));
    }

    private static IReadOnlyDictionary<string, ICommand> NoHelpers { get; } = new Dictionary<string, ICommand>(StringComparer.Ordinal);

    private ICommand? BuildHelper(string name) =>
        loaders.Where(static loader => loader.IsBuiltIn).Select(loader => loader.Loader.CreateCommand(name)).FirstOrDefault(static command => command is not null);
}
