using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A session of root that makes accounts and gives commands ranks. Several of them race for names.</summary>
/// <param name="scene">The run.</param>
/// <param name="index">Number of the administrator.</param>
internal sealed class Administrator(Scene scene, int index) : Peer(scene, Root, scene.Target.RootPassword, index, room: null)
{
    /// <summary>The account of the administrators (D-402).</summary>
    public const string Root = "root";

    /// <summary>The rank of everybody who is not in root's group (D-403).</summary>
    public const int OrdinaryRank = 2;

    private readonly Random _random = new(HashCode.Combine(scene.Plan.Seed, "administrator", index));
    private readonly int _index = index;
    private readonly List<string> _ranked = [];
    private int _names;

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
        var arguments = new ArgumentWriter().Add("-name", name).Add("-email", $"{name}.{_index}@torture.invalid").ToString();
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

    private async Task ChangeAsync(HostSession session)
    {
        var moment = (int)Scene.Clock.Now.TotalSeconds / 2;
        switch (_random.Next(4))
        {
            case 0:
                await CreateAccountAsync(session, $"{Scene.Prefix}x{moment}", $"Race-Winner-{_index}");
                break;
            case 1:
                await CreateAccountAsync(session, $"{Scene.Prefix}a{_index}.{_names++}", $"No-Race-{_index}");
                break;
            case 2 when _ranked.Count > 0:
                await UnrankAsync(session);
                break;
            default:
                await RankNextAsync(session);
                break;
        }
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
        var command = _ranked[_random.Next(_ranked.Count)];
        _ranked.Remove(command);
        var arguments = new ArgumentWriter().Add("-command", command).ToString();
        Scene.Ledger.RankedCommand(command).Note(value: false, (await session.RunAsync("rm_ranked_cmd", arguments)).Answer);
    }
}
