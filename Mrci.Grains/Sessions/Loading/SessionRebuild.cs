using Mrci.Domain.Commands;
using Mrci.Domain.Ranks;
using Mrci.Grains.Ranks;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Settings;
using Mrci.Modules.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Grains.Sessions.Loading;

/// <summary>Brings the loaded commands in line with what the session may use (P-4.9 to P-4.13).</summary>
internal sealed class SessionRebuild(
    SessionScope scope, CommandInvoker invoker, CommandFactory factory, IReadOnlyList<SessionLoader> loaders)
{
    private static readonly Dictionary<ushort, string> NothingKnown = [];

    private CommandRanks _ranks = CommandRanks.None;
    private IReadOnlyDictionary<ushort, string> _known = NothingKnown;

    /// <summary>Reads the settings and command ranks that the next rebuild heeds.</summary>
    public async ValueTask ReadAsync()
    {
        scope.Use(await scope.Grains.GetGrain<ISettingsGrain>(0).GetAsync());
        var assigned = await scope.Grains.GetGrain<ICommandRankGrain>(0).GetAsync();
        _ranks = new CommandRanks(assigned.Select(static rank => KeyValuePair.Create(rank.Command, rank.Rank)));

        // P-11.3. One module does not wait for another.
        await Task.WhenAll(loaders.Select(static loader => loader.Loader).OfType<ModuleLoader>().Select(static loader => loader.ReadListsAsync().AsTask()));
    }

    /// <summary>Runs a rebuild with what was read last.</summary>
    public async ValueTask RunAsync()
    {
        scope.IsRebuildWanted = false;
        CommandLoaderLists[] lists =
        [
            .. loaders.Select(static loader => new CommandLoaderLists(
                loader.Offset, loader.Loader.CommandNames, loader.Loader.PublicCommandNames, loader.Loader.RankExemptCommandNames)),
        ];
        var names = CommandNaming.Allot(lists);
        var target = CommandAccess.TargetSet(lists, scope.State.HostRank, _ranks).ToDictionary(static command => command.Id);

        // A loader whose list has changed may have another command at an id now; then the old one goes first (P-4.13).
        var staying = scope.Commands.Ids(slot => target.TryGetValue(slot.Id, out var command) && SameName(slot.RawName, command.Name));
        foreach (var change in CommandRebuild.Plan(staying, target.Keys.Concat(scope.Commands.Ids(static _ => true))))
        {
            if (scope.Commands.Find(change.Id) is { } loaded)
                await UnloadAsync(loaded);
            if (target.TryGetValue(change.Id, out var command))
                await LoadAsync(command, names[change.Id]);
        }
    }

    /// <summary>Loads what the session may use without a word on what its client knows already (P-10.22).</summary>
    /// <param name="known">Names by id, as announced before.</param>
    public async ValueTask ResumeAsync(IReadOnlyDictionary<ushort, string> known)
    {
        _known = known;
        await RunAsync();
        _known = NothingKnown;
        foreach (var id in known.Keys.Order())
        {
            if (scope.Commands.Find(id) is null)
                Remove(id);
        }
    }

    /// <summary>Ends the commands of one loader, ascending, and the loader (P-7.16).</summary>
    public async ValueTask UnloadAsync(SessionLoader loader)
    {
        foreach (var slot in scope.Commands.ToArray().Where(slot => ReferenceEquals(slot.Loader, loader)))
            await UnloadAsync(slot);
        await ReleaseAsync(loader);
    }

    /// <summary>Ends all commands and loaders, at the end of the session (P-1.18 steps 3 and 4).</summary>
    public async ValueTask UnloadAllAsync()
    {
        foreach (var slot in scope.Commands.ToArray())
            await UnloadAsync(slot);
        foreach (var loader in loaders)
            await ReleaseAsync(loader);
    }

    private static async ValueTask ReleaseAsync(SessionLoader loader)
    {
        if (loader.Loader is ModuleLoader module)
            await module.ReleaseAsync();
        else
            loader.Loader.AboutToDelete();
    }

    private static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private async ValueTask UnloadAsync(CommandSlot slot)
    {
        if (slot.IsActive)
            await invoker.TerminateAsync(slot);
        await invoker.DeleteAsync(slot);
        scope.Commands.Remove(slot);
        Remove(slot.Id);
    }

    private void Remove(ushort id)
    {
        Span<byte> payload = stackalloc byte[CommandIdPayload.Size];
        CommandIdPayload.Write(payload, id);
        scope.Write(FrameType.CmdId, AsyncCommand.RmCmd, payload);
    }

    private async ValueTask LoadAsync(NumberedCommand command, string name)
    {
        var loader = loaders.Last(each => each.Offset <= command.Id);
        if (await factory.BuildAsync(command.Id, name, command.Name, loader) is not var (slot, announcement))
            return;
        scope.Commands.Add(slot);
        if (_known.TryGetValue(command.Id, out var known))
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
                return;

            // P-10.26: not every client replaces an entry.
            Remove(command.Id);
        }

        Span<byte> payload = stackalloc byte[NewCommand.Size];
        announcement.Write(payload);
        scope.Write(FrameType.NewCmd, AsyncCommand.AddCmd, payload);
    }
}
