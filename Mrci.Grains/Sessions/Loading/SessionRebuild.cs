using Mrci.Domain.Commands;
using Mrci.Domain.Ranks;
using Mrci.Grains.Ranks;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Settings;
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
    }

    /// <summary>Runs a rebuild with what was read last.</summary>
    public void Run()
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
                Unload(loaded);
            if (target.TryGetValue(change.Id, out var command))
                Load(command, names[change.Id]);
        }
    }

    /// <summary>Loads what the session may use without a word on what its client knows already (P-10.22).</summary>
    /// <param name="known">Names by id, as announced before.</param>
    public void Resume(IReadOnlyDictionary<ushort, string> known)
    {
        _known = known;
        Run();
        _known = NothingKnown;
        foreach (var id in known.Keys.Order())
        {
            if (scope.Commands.Find(id) is null)
                Remove(id);
        }
    }

    /// <summary>Ends all commands and loaders, at the end of the session (P-1.18 steps 3 and 4).</summary>
    public void UnloadAll()
    {
        foreach (var slot in scope.Commands.ToArray())
            Unload(slot);
        foreach (var loader in loaders)
            loader.Loader.AboutToDelete();
    }

    private static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Unload(CommandSlot slot)
    {
        if (slot.IsActive)
            invoker.Terminate(slot);
        invoker.Delete(slot);
        scope.Commands.Remove(slot);
        Remove(slot.Id);
    }

    private void Remove(ushort id)
    {
        Span<byte> payload = stackalloc byte[CommandIdPayload.Size];
        CommandIdPayload.Write(payload, id);
        scope.Write(FrameType.CmdId, AsyncCommand.RmCmd, payload);
    }

    private void Load(NumberedCommand command, string name)
    {
        var loader = loaders.Last(each => each.Offset <= command.Id);
        if (factory.Build(command.Id, name, command.Name, loader) is not var (slot, announcement))
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
