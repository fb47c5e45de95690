namespace Mrci.Grains.Channels;

/// <summary>A cast that waits for its turn, and whoever waits for what becomes of it.</summary>
internal sealed class PendingCast(CastRequest request) : TaskCompletionSource<CastStatus>
{
    public CastRequest Request => request;
}
