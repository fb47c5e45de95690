using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>All clients of a run, gathered in rooms before the first fault.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int AtATime = 6;
    private const int ClientsPerChameleon = 50;
    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    // What an ordinary user needs; on a fresh host only rank 1 may use it (P-4.9).
    private static readonly string[] Needed =
    [
        "cast", "add_ch", "add_sub_ch", "invite_to_ch", "accept_ch", "decline_ch", "open_sub_ch", "close_sub_ch", "ls_chs", "ls_sub_chs", "ls_open_chs",
        "rename_ch", "rm_ch", "set_member_level", "remove_ch_member", "ls_ch_members", "rename_sub_ch", "rm_sub_ch", "set_sub_ch_level", "set_active_flag",
        "add_rdonly_flag", "rm_rdonly_flag", "ls_rdonly_flags",
    ];

    private readonly Scene _scene;
    private readonly List<string> _ranked = [];

    private Crowd(Scene scene)
    {
        _scene = scene;
        var size = scene.Plan.RoomSize;
        var rooms = Enumerable.Range(0, (scene.Plan.Clients + size - 1) / size).Select(room => new Room(room, $"{scene.Prefix}room{room}")).ToArray();
        Clients = [.. Enumerable.Range(0, scene.Plan.Clients).Select(index => new Member(scene, index, rooms[index / size]))];
        Chameleons = [.. Enumerable.Range(0, Math.Max(2, scene.Plan.Clients / ClientsPerChameleon)).Select(index => new Chameleon(scene, index))];
        string[] channels = [.. rooms.Select(static room => room.Channel)];
        ModuleKeepers = scene.Plan.Module.IsEmpty ? [] : [new ModuleKeeper(scene)];
        Administrators = [.. Enumerable.Range(0, 2).Select(index => new Administrator(scene, index) { RoomChannels = channels })];
    }

    /// <summary>The clients.</summary>
    public IReadOnlyList<Member> Clients { get; }

    /// <summary>Those who change their own accounts.</summary>
    public IReadOnlyList<Chameleon> Chameleons { get; }

    /// <summary>The sessions of root.</summary>
    public IReadOnlyList<Administrator> Administrators { get; }

    /// <summary>Who installs modules; nobody if there is none to install.</summary>
    public IReadOnlyList<ModuleKeeper> ModuleKeepers { get; }

    /// <summary>Everybody.</summary>
    public IEnumerable<Peer> All => [.. Administrators, .. ModuleKeepers, .. Chameleons, .. Clients];

    /// <summary>Makes accounts, rooms, and sessions, and opens every room.</summary>
    /// <exception cref="TortureException">Something was refused.</exception>
    public static async Task<Crowd> GatherAsync(Scene scene, CancellationToken cancellation)
    {
        var crowd = new Crowd(scene);
        try
        {
            await crowd.PermitAsync(cancellation);
            await crowd.RegisterAsync(cancellation);
            await crowd.FurnishAsync(cancellation);
            return crowd;
        }
        catch
        {
            await crowd.AbandonAsync();
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Casts and changes until <paramref name="stop"/>.</summary>
    public Task WorkAsync(CancellationToken stop, CancellationToken cancellation) => Task.WhenAll(
        [
            .. Clients.Select(client => Task.Run(() => client.WorkAsync(Clients, stop, cancellation), CancellationToken.None)),
            .. Chameleons.Select(chameleon => Task.Run(() => chameleon.WorkAsync(stop, cancellation), CancellationToken.None)),
            .. Administrators.Select(administrator => Task.Run(() => administrator.WorkAsync(stop, cancellation), CancellationToken.None)),
            .. ModuleKeepers.Select(keeper => Task.Run(() => keeper.WorkAsync(stop, cancellation), CancellationToken.None)),
        ]);

    /// <summary>Takes back what concerns the whole host: ranks, bans, settings, certificates, modules, groups and the accounts in them. Clients and channels stay.</summary>
    public async Task CleanUpAsync(CancellationToken cancellation)
    {
        var host = _scene.Host;
        var made = _scene.Ledger.RankedCommands.Where(static pair => pair.Value.Allows(value: true)).Select(static pair => pair.Key);
        foreach (var command in _ranked.Concat(made).ToArray())
            await TakeBackAsync("rm_ranked_cmd", $"-command {command}", cancellation);
        foreach (var (address, _) in host.Bans.Where(static pair => pair.Value.Allows(value: true)))
            await TakeBackAsync("rm_ban", $"-ip {address}", cancellation);
        foreach (var administrator in Administrators)
            await administrator.RestoreSettingAsync(cancellation);
        foreach (var name in host.Accounts.Values.SelectMany(static account => account.Name.Possible).Where(static name => name.Length > 0))
            await TakeBackAsync("rm_acct", $"-name {name} -force", cancellation);
        foreach (var (name, _) in host.Certificates.Where(static pair => pair.Value.Possible.Any(static end => end.Length > 0)))
            await TakeBackAsync("rm_cert", $"-name {name} -force", cancellation);
        foreach (var (name, _) in host.Modules.Where(static pair => pair.Value.Allows(value: true)))
            await TakeBackAsync("rm_mod", $"-name {name}", cancellation);
        var contested = host.GroupNames.Keys.Where(name => !host.Groups.ContainsKey(name));
        foreach (var name in host.Groups.Values.SelectMany(static group => group.Name.Possible).Where(static name => name.Length > 0).Concat(contested))
            await TakeBackAsync("rm_group", $"-name {name}", cancellation);
    }

    /// <summary>Does the same after a failure or an interruption, for those whose cluster it is.</summary>
    public async Task AbandonAsync()
    {
        if (!_scene.Target.Outlives)
            return;
        using var limit = new CancellationTokenSource(CleanUpLimit);
        try
        {
            await CleanUpAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"mrci-torture: ranks, bans, and settings could not all be taken back within {CleanUpLimit.TotalSeconds:0} s");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var peer in All)
            await peer.DisposeAsync();
    }

    // Until somebody says how it ended; a refusal says that there is nothing to be taken back.
    private async Task TakeBackAsync(string command, string arguments, CancellationToken cancellation)
    {
        while (!(await Administrators[0].RunAsync(command, arguments, cancellation)).HasEnded)
            await Task.Delay(BetweenAttempts, cancellation);
    }

    private async Task PermitAsync(CancellationToken cancellation)
    {
        var session = await Administrators[0].ReadyAsync(cancellation);
        var ranked = await session.ReadTableAsync("ls_ranked_cmds");
        if (ranked.Answer != Answer.Acknowledged)
            throw new TortureException("Root cannot list the ranked commands.");
        foreach (var command in Needed.Where(command => !ranked.Text.Contains($"\n{command} ", StringComparison.OrdinalIgnoreCase)))
        {
            _ranked.Add(command);
            Demand(await Administrator.RankAsync(session, command), $"add_ranked_cmd of {command}");
        }

        foreach (var administrator in Administrators)
            await administrator.LookAroundAsync(cancellation);
    }

    private async Task RegisterAsync(CancellationToken cancellation)
    {
        // Root's session makes one account after the other; hashing the password is what takes time (D-310).
        Peer[] peers = [.. Clients, .. Chameleons];
        var makers = Enumerable.Range(0, AtATime / 2).Select(index => new Administrator(_scene, index)).ToArray();
        await Parallel.ForAsync(0, makers.Length, Limit(makers.Length, cancellation), async (maker, token) =>
        {
            var session = await makers[maker].ReadyAsync(token);
            for (var i = maker; i < peers.Length; i += makers.Length)
            {
                token.ThrowIfCancellationRequested();
                var client = peers[i];
                Demand(await makers[maker].CreateAccountAsync(session, client.Account, client.Password.Possible[0]), $"add_acct of {client.Account}");
            }
        });
        foreach (var maker in makers)
            await maker.DisposeAsync();
        await Parallel.ForEachAsync(peers, Limit(AtATime, cancellation), static async (client, token) => await client.ReadyAsync(token));
        foreach (var peer in Administrators.Concat<Peer>(ModuleKeepers))
            await peer.ReadyAsync(cancellation);
        foreach (var chameleon in Chameleons)
            await chameleon.LookAtItselfAsync(cancellation);
    }

    private Task FurnishAsync(CancellationToken cancellation) =>
        Parallel.ForEachAsync(Clients.GroupBy(static client => client.Room), Limit(AtATime, cancellation), FurnishAsync);

    private static async ValueTask FurnishAsync(IGrouping<Room, Member> members, CancellationToken cancellation)
    {
        var (room, owner) = (members.Key, members.First());
        var session = await owner.ReadyAsync(cancellation);
        var channel = new OwnedChannel(room.Channel, isSettled: true);
        Demand(await owner.CreateChannelAsync(session, channel), $"add_ch of {room.Channel}");
        Demand(await owner.CreateSubChannelAsync(session, channel, "main"), "add_sub_ch of main");
        Demand(await owner.CreateSubChannelAsync(session, channel, "side"), "add_sub_ch of side");
        foreach (var guest in members.Skip(1))
        {
            Demand(await owner.InviteAsync(session, channel, guest), $"invite_to_ch of {guest.Account}");
            Demand(await guest.AnswerInvitationAsync(await guest.ReadyAsync(cancellation), channel, accept: true), $"accept_ch of {guest.Account}");
        }

        room.IsReady = true;
        foreach (var member in members)
            await member.EnterRoomAsync(cancellation);
    }

    private static ParallelOptions Limit(int degree, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = degree, CancellationToken = cancellation };

    private static void Demand(Answer answer, string what)
    {
        if (answer != Answer.Acknowledged)
            throw new TortureException($"The set-up failed: {what} was {answer}.");
    }
}
