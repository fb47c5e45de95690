using Mrci.Grains.Channels;
using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Engine.Tests.Casts;

/// <summary>Casts one number after the other, as a session does: what fails is tried again under the same number.</summary>
internal sealed class Publisher(IGrainFactory grains, SubChannelRef subChannel, string name)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _accepted;

    public string Name => name;

    /// <summary>All numbers up to this one have been acknowledged.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    public async Task RunAsync(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace);
        using var pause = new PeriodicTimer(Pause);
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            while (!await TryAsync(number))
                await pause.WaitForNextTickAsync(CancellationToken.None);
            Volatile.Write(ref _accepted, number);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<bool> TryAsync(int number)
    {
        var owner = grains.GetGrain<ISubChannelGrain>(subChannel.Key);
        try
        {
            var request = new CastRequest(name, number, CastKind.Cast, 43, [(byte)name[0], .. BitConverter.GetBytes(number)], [subChannel]);
            var status = await owner.CastAsync(request);
            if (status == CastStatus.NotOpen)
                await owner.OpenAsync(name, new OpenDecision(OpenStatus.Allowed, subChannel, CanWrite: true, Level: 4, Active: false, Version: 1, name));
            return status == CastStatus.Accepted;
        }
        catch (Exception exception) when (CallFailures.IsTransient(exception))
        {
            return false;
        }
    }
}
