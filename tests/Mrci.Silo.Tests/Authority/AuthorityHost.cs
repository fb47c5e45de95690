using Mrci.Client;
using Mrci.Domain.Commands;
using Mrci.Domain.Ranks;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Authority;

/// <summary>
/// A host with callers of ranks 1, 3, and 5 and one who is not logged in. Commands that ask for more than a rank have rank 3, so the
/// callers of rank 1 and 3 have them; all others keep rank 1.
/// </summary>
public sealed class AuthorityHost : OwnHostFixture
{
    /// <summary>The ranks of the callers; 0: nobody is logged in.</summary>
    public static readonly uint[] Ranks = [HostRanks.Nobody, 1, 3, 5];

    private const uint Middle = 3;
    private const uint Lowest = 5;

    // What a caller needs to come into the position that a cell wants.
    private static readonly string[] ForAll = ["accept_ch", "ch_owner_override"];
    private static readonly string[] ForMiddle = ["decline_ch", "close_sub_ch"];

    private Dictionary<uint, HashSet<string>> _loaded = [];

    /// <summary>The ranks of commands that this host has.</summary>
    private static readonly Dictionary<string, uint> AssignedRanks = Commands
        .Where(command => command.Authority != CommandAuthority.Rank).Select(command => command.Name).Concat(ForMiddle)
        .ToDictionary(static name => name, static _ => Middle, StringComparer.Ordinal)
        .Concat(ForAll.Select(name => KeyValuePair.Create(name, Lowest))).ToDictionary(StringComparer.Ordinal);

    internal static IEnumerable<CommandDefinition> Commands => CommandCatalog.BuiltIn.Concat(CommandCatalog.Additions);

    /// <summary>Root, acting as owner of every channel.</summary>
    internal MrciClient Keeper => Host.Root;

    /// <summary>The callers by rank.</summary>
    internal IReadOnlyDictionary<uint, MrciClient> Callers { get; private set; } = new Dictionary<uint, MrciClient>();

    /// <summary>A user of the initial group who is a regular member of every room.</summary>
    internal MrciClient Member { get; private set; } = null!;

    /// <summary>A session of root that hears what is cast in the rooms.</summary>
    internal MrciClient Ear { get; private set; } = null!;

    /// <summary>Name of the account and, with <c>s</c> behind it, of the group of a rank.</summary>
    internal static string Caller(uint rank) => $"rank_{rank}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (command, rank) in AssignedRanks)
            await Keeper.SilentAsync($"add_ranked_cmd -command {command} -rank {rank}");
        var callers = new Dictionary<uint, MrciClient> { [HostRanks.Nobody] = await Host.ConnectAsync() };
        foreach (var rank in Ranks.Where(rank => rank != HostRanks.Nobody))
        {
            await GroupAsync($"{Caller(rank)}s", rank);
            await UserAsync(Caller(rank), $"{Caller(rank)}s");
            callers[rank] = await Host.LoginAsync(Caller(rank));
        }

        Callers = callers;
        foreach (var name in new[] { "member", "guest", "stranger" })
            await Keeper.AddAccountAsync(name);
        Member = await Host.LoginAsync("member");
        Ear = await Host.ConnectAsync();
        await Ear.LoginAsync("root", HostFixture.RootPassword);
        foreach (var root in new[] { Keeper, Ear })
            await root.SilentAsync("ch_owner_override -state 1");
        _loaded = Ranks.ToDictionary(rank => rank, rank => Target(rank));
    }

    /// <summary>Whether a session of a rank has a command: by the domain, and as far as this version has it.</summary>
    internal bool IsLoaded(string command, uint rank) => _loaded[rank].Contains(command);

    /// <summary>Runs a command line, whether the session has the command or not.</summary>
    internal static async Task<(Outcome Outcome, string Text)> RunAsync(MrciClient client, string line)
    {
        var name = line.Split(' ', 2)[0];
        var arguments = line[name.Length..].TrimStart();
        return await RunAsync(client, name, FrameType.Text, MrciText.Encode(arguments));
    }

    /// <summary>Runs a command with one frame, whether the session has the command or not.</summary>
    internal static async Task<(Outcome Outcome, string Text)> RunAsync(MrciClient client, string name, FrameType type, byte[] payload)
    {
        var definition = CommandCatalog.Find(name)!;
        var run = await client.StartAsync(definition.Id, type, payload);
        var result = await run.Completion.Within($"the IDLE of {name}");
        if (result.Errors.Count == 0)
            return (Outcome.Done, result.Text);
        result.Frames.Count.ShouldBe(1, $"{name}: one ERR and nothing else");
        return (client.Commands.ById.ContainsKey(definition.Id) ? Outcome.Refused : Outcome.NotLoaded, "");
    }

    /// <summary>A new group.</summary>
    internal async Task GroupAsync(string name, uint rank)
    {
        await Keeper.SilentAsync($"add_group -name {name}");
        await Keeper.SilentAsync($"set_group_rank -name {name} -rank {rank}");
    }

    /// <summary>A new account in a group.</summary>
    internal async Task UserAsync(string name, string group)
    {
        await Keeper.AddAccountAsync(name);
        await Keeper.SilentAsync($"set_group -user {name} -group {group}");
    }

    protected override async ValueTask DisposeOwnAsync()
    {
        foreach (var client in Callers.Values.Append(Member).Append(Ear))
        {
            if (client is not null)
                await client.DisposeAsync();
        }
    }

    private HashSet<string> Target(uint rank) =>
        CommandAccess.TargetSet(CommandCatalog.Loaders(new CommandSwitches()), rank, new CommandRanks(AssignedRanks))
            .Select(command => command.Name)
            .Where(Keeper.Commands.Contains)
            .ToHashSet(StringComparer.Ordinal);
}
