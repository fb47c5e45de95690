using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Grains.Sessions.Moving;

/// <summary>
/// Keeps the hand-over of one session. Not a persistent state of the grain, which would be read at every activation: a hand-over is needed
/// only when a planned stop meets a session, and looked for only when a call finds no session.
/// </summary>
internal sealed class SessionHandoverStore(IGrainStorage storage, GrainId grain)
{
    private const string StateName = "session";

    /// <summary>Leaves a hand-over in place of an earlier one.</summary>
    public async Task PutAsync(SessionHandover handover)
    {
        var state = await ReadAsync();
        state.State = handover;
        await storage.WriteStateAsync(StateName, grain, state);
    }

    /// <summary>Takes the hand-over of one attachment away; null when there is none.</summary>
    public async Task<SessionHandover?> TakeAsync(long epoch)
    {
        var state = await ReadAsync();
        if (!state.RecordExists)
            return null;
        var found = state.State;

        // Cleared first: who fails from here on has lost the session, and one hand-over must not bring it back twice.
        await storage.ClearStateAsync(StateName, grain, state);
        return found?.Attachment?.Epoch == epoch ? found : null;
    }

    private async Task<GrainState<SessionHandover>> ReadAsync()
    {
        var state = new GrainState<SessionHandover>(new SessionHandover());
        await storage.ReadStateAsync(StateName, grain, state);
        return state;
    }
}
