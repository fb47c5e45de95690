using Mrci.Protocol.Text;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks the same question at every front, in new sessions: whether all of the cluster is wrong, or one host alone.</summary>
/// <param name="scene">The run.</param>
internal sealed class SecondOpinion(Scene scene)
{
    /// <summary>Asks.</summary>
    /// <param name="peer">In whose name.</param>
    /// <param name="command">What.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">The end of all patience.</param>
    /// <returns>What each front says, for a story.</returns>
    public async Task<string> AskAsync(Peer peer, string command, string arguments, CancellationToken cancellation)
    {
        var answers = new List<string>();
        foreach (var front in scene.Target.Fronts)
        {
            await using var session = await HostSession.ConnectAsync(front, scene, room: -1, peer.Account, cancellation);
            if (session is null)
                continue;
            await session.RunAsync("auth", new ArgumentWriter().Add("-user", peer.Account).ToString(), [.. peer.Password.Possible]);
            answers.Add($"{front}: {(await session.ReadTableAsync(command, arguments)).Answer}");
        }

        return string.Join(", ", answers);
    }
}
