using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A client without a room that changes its own account all the time: user name, display name, e-mail address, password.</summary>
/// <param name="scene">The run.</param>
/// <param name="index">Number of the chameleon.</param>
internal sealed class Chameleon(Scene scene, int index) : Peer(scene, NameOf(scene, index), $"First-Skin-{index}", index, room: null)
{
    // More often than a member of a room, of whom there are many.
    private const int Eagerness = 5;

    private readonly Random _random = new(HashCode.Combine(scene.Plan.Seed, "chameleon", index));
    private readonly int _index = index;
    private int _names;

    /// <summary>What its account may be.</summary>
    public AccountCells Cells { get; } = new(NameOf(scene, index), "", scene.Host.InitialGroup);

    /// <summary>Its user id, which it keeps.</summary>
    public string UserId { get; private set; } = "";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Names => Cells.Name.Possible;

    /// <summary>Takes note of what its account is before the first change.</summary>
    public async Task LookAtItselfAsync(CancellationToken cancellation)
    {
        var outcome = await RunAsync("my_info", "", cancellation);
        if (AccountInfo.Read(outcome.Text) is not { } info)
            throw new TortureException($"The set-up failed: my_info of {Account} was {outcome.Answer}.");
        UserId = info.UserId;
        Cells.Email.Note(info.Email, Answer.Acknowledged);
        Cells.Group.Note(info.Group, Answer.Acknowledged);
        Scene.Host.InitialGroup = info.Group;
    }

    /// <summary>Changes until <paramref name="stop"/>; what was begun is finished.</summary>
    public async Task WorkAsync(CancellationToken stop, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 * _random.NextDouble() / (Eagerness * Scene.Plan.ChangeRate)), stop);
                await ChangeAsync(await ReadyAsync(stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StayAsync(cancellation);
        }
    }

    /// <inheritdoc />
    protected override void NoteName(string name) => Cells.Name.Note(name, Answer.Acknowledged);

    private static string NameOf(Scene scene, int index) => $"{scene.Prefix}z{index}";

    private async Task ChangeAsync(HostSession session)
    {
        var name = $"{NameOf(Scene, _index)}.{_names++}";
        switch (_random.Next(5))
        {
            case 0:
                await SetPasswordAsync(session, $"Next-Skin-{_index}.{_names}");
                break;
            case 1 or 2:
                Cells.Name.Note(name, await RunNotedAsync(session, $"set_user_name to {name}", "set_user_name", new ArgumentWriter().Add("-new_name", name).ToString()));
                break;
            case 3:
                // Blanks belong to it (B-16).
                var display = $"Skin number {_names}";
                Cells.DisplayName.Note(display, (await session.RunAsync("set_disp_name", new ArgumentWriter().Add("-name", display).ToString())).Answer);
                break;
            default:
                var email = $"{name}@torture.invalid";
                Cells.Email.Note(email, (await session.RunAsync("set_email", new ArgumentWriter().Add("-new_email", email).ToString())).Answer);
                break;
        }
    }
}
