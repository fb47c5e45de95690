using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>
/// A session of root that makes accounts and groups and changes them, gives commands ranks, bans addresses that nobody has, installs certificates that
/// nobody asks for, and changes settings that disturb nobody. Several of them race for names; all else belongs to one of them.
/// </summary>
/// <param name="scene">The run.</param>
/// <param name="index">Number of the administrator.</param>
internal sealed partial class Administrator(Scene scene, int index) : Peer(scene, Root, scene.Target.RootPassword, index, room: null)
{
    /// <summary>The account of the administrators (D-402).</summary>
    public const string Root = "root";

    /// <summary>The rank of everybody who is not in root's group (D-403).</summary>
    public const int OrdinaryRank = 2;

    private readonly Random _random = new(HashCode.Combine(scene.Plan.Seed, "administrator", index));
    private readonly int _index = index;
    private readonly List<string> _ranked = [];
    private int _names;

    /// <summary>Channels of rooms, to which accounts are invited.</summary>
    public IReadOnlyList<string> RoomChannels { get; init; } = [];

    /// <summary>Changes until <paramref name="stop"/>; what was begun is finished.</summary>
    public async Task WorkAsync(CancellationToken stop, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 * _random.NextDouble() / (10 * Scene.Plan.ChangeRate)), stop);
                await ChangeAsync(await ReadyAsync(stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StayAsync(cancellation);
        }
    }

    /// <summary>Creates an account; the name may be one that another administrator wants as well.</summary>
    public async Task<Answer> CreateAccountAsync(HostSession session, string name, string password)
    {
        var arguments = new ArgumentWriter().Add("-name", name).Add("-email", FirstEmail(name)).ToString();
        var sent = Scene.Clock.Now;
        var answer = (await session.RunAsync("add_acct", arguments, password)).Answer;
        Scene.Ledger.Account(name).Note(password, answer);
        Scene.Ledger.History(name).Note(sent, Scene.Clock.Now, session.Record.Name, $"add_acct with {password}", $"{answer}");
        return answer;
    }

    /// <summary>Gives a command a rank.</summary>
    public static async Task<Answer> RankAsync(HostSession session, string command)
    {
        var arguments = new ArgumentWriter().Add("-command", command).Add("-rank", OrdinaryRank).ToString();
        return (await session.RunAsync("add_ranked_cmd", arguments)).Answer;
    }

    private string FirstEmail(string name) => $"{name}.{_index}@torture.invalid";

    private Task ChangeAsync(HostSession session)
    {
        var moment = (int)Scene.Clock.Now.TotalSeconds / 2;
        return _random.Next(24) switch
        {
            0 => CreateAccountAsync(session, $"{Scene.Prefix}x{moment}", $"Race-Winner-{_index}"),
            1 => CreateToyAsync(session),
            2 => RankNextAsync(session),
            3 => UnrankAsync(session),
            // A name is 12 characters at most (D-204).
            4 => CreateGroupAsync(session, $"{Scene.Prefix}gx{moment % 0x1000:x}", isContested: true),
            5 => CreateOwnGroupAsync(session),
            6 => RenameGroupAsync(session),
            7 or 8 => SetRankOfGroupAsync(session),
            9 => RemoveGroupAsync(session),
            10 => SetGroupAsync(session),
            11 => TransferGroupAsync(session),
            12 => LockAsync(session),
            13 => SetEmailAsync(session),
            14 => RemoveAccountAsync(session),
            15 => InviteAsOwnerAsync(session),
            16 => ToggleBanAsync(session),
            >= 17 and < 20 => DemandAsync(session),
            >= 20 and < 23 => ChangeCertificateAsync(session),
            _ => ChangeSettingAsync(session),
        };
    }

    private async Task RankNextAsync(HostSession session)
    {
        var command = $"{Scene.Prefix}_c{_index}_{_names++}";
        var answer = await RankAsync(session, command);
        Scene.Ledger.RankedCommand(command).Note(value: true, answer);
        if (answer == Answer.Acknowledged)
            _ranked.Add(command);
    }

    private async Task UnrankAsync(HostSession session)
    {
        if (_ranked.Count == 0)
        {
            await RankNextAsync(session);
            return;
        }

        var command = _ranked[_random.Next(_ranked.Count)];
        _ranked.Remove(command);
        var arguments = new ArgumentWriter().Add("-command", command).ToString();
        Scene.Ledger.RankedCommand(command).Note(value: false, (await session.RunAsync("rm_ranked_cmd", arguments)).Answer);
    }
}
