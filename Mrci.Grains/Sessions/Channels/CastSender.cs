using Mrci.Grains.Channels;
using Mrci.Grains.Failures;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Channels;

/// <summary>Hands casts to the owners of the sub-channels (P-7.5, P-7.22).</summary>
internal sealed class CastSender(SessionScope scope, ChannelAccess access)
{
    // An owner that is lost is replaced within about a second; the cast keeps its number, so an owner that has it already takes no second one.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromMilliseconds(700),
        TimeSpan.FromMilliseconds(1500),
        TimeSpan.FromMilliseconds(2500),
    ];

    /// <summary>Casts over the sub-channels of a list, in slot order.</summary>
    /// <param name="over">The list; an empty one publishes nothing.</param>
    /// <param name="kind">CAST or LIMITED_CAST.</param>
    /// <param name="type">Embedded type id.</param>
    /// <param name="payload">Embedded payload; nobody changes it after the call.</param>
    /// <returns>Sub-channels that the session may not use any more.</returns>
    public async ValueTask<IReadOnlyList<SubChannelId>> SendAsync(ChannelList over, CastKind kind, FrameType type, byte[] payload)
    {
        if (over.IsEmpty)
            return [];
        List<SubChannelId>? lost = null;
        var all = ChannelAccess.RefsOf(over);
        var request = new CastRequest(scope.Key, scope.NextCast(), kind, (byte)type, payload, all);
        foreach (var id in all)
        {
            switch (await SendAsync(id, request))
            {
                case CastStatus.Accepted:
                    continue;
                case CastStatus.NotOpen:
                    (lost ??= []).Add(ChannelAccess.IdOf(id));
                    break;
            }

            // Who has several of the list open waits for the first of them, so one that carries nothing must not stay in it.
            request = request with { List = [.. request.List.Where(other => other != id)] };
        }

        return lost ?? (IReadOnlyList<SubChannelId>)[];
    }

    private async ValueTask<CastStatus> SendAsync(SubChannelRef id, CastRequest request)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await TrySendAsync(id, request);
            }
            catch (Exception exception) when (failures < Delays.Length && CallFailures.IsTransient(exception))
            {
                SessionLog.CastFailed(scope.Logger, scope.Key, id, exception);
                await Task.Delay(Delays[failures], scope.Time);
            }
        }
    }

    private async ValueTask<CastStatus> TrySendAsync(SubChannelRef id, CastRequest request)
    {
        var owner = access.SubChannel(id);
        var status = await owner.CastAsync(request);
        if (status != CastStatus.NotOpen)
            return status;

        // Rights were revoked, or the owner is a new activation that knows nobody yet.
        var decision = await access.EnterAsync(id);
        if (decision.Status != OpenStatus.Allowed)
            return CastStatus.NotOpen;
        scope.State.SetWritable(ChannelAccess.IdOf(id), decision.CanWrite);
        scope.State.SetActiveFlag(ChannelAccess.IdOf(id), decision.Active);
        return await owner.CastAsync(request) == CastStatus.Accepted ? CastStatus.Accepted : CastStatus.ReadOnly;
    }
}
