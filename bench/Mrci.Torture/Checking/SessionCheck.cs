using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks every session for a sign of life when everything runs again.</summary>
/// <param name="scene">The run.</param>
/// <param name="crowd">Those who ask.</param>
internal sealed class SessionCheck(Scene scene, Crowd crowd)
{
    /// <summary>A session that has no answer within the settle time is stuck, and so is a client that cannot get one.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(crowd.All.Where(static peer => !peer.IsDenied).Select(peer => CheckAsync(peer, cancellation)));

    private async Task CheckAsync(Peer peer, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(scene.Plan.SettleLimit);
        try
        {
            await peer.ReadyAsync(limit.Token).WaitAsync(limit.Token);
            await peer.AnswerAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            scene.Violations.Add(ViolationKind.StuckSession, $"{peer.Account} had no session that answers, {scene.Plan.SettleLimit.TotalSeconds:0} s after the last fault");
        }
    }
}
