using Mrci.Grains.Channels;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>The owner of one sub-channel.</summary>
internal sealed class FakeOwner(SubChannelRef subChannel)
{
    private readonly Lock _gate = new();
    private readonly List<CastEvent> _casts = [];
    private long _last;

    public long Epoch { get; private set; } = 1;

    /// <summary>Number of questions.</summary>
    public int Reads { get; private set; }

    /// <summary>The most casts of one answer.</summary>
    public int MostAtOnce { get; set; } = int.MaxValue;

    /// <summary>The next cast, with its number.</summary>
    public CastEvent Accept(string source, SubChannelRef[] list)
    {
        lock (_gate)
        {
            var cast = new CastEvent(subChannel, ++_last, source, _last, CastKind.Cast, 43, BitConverter.GetBytes((int)_last), list, Epoch);
            _casts.Add(cast);
            return cast;
        }
    }

    /// <summary>Lets go of all casts before a number.</summary>
    public void Forget(long before)
    {
        lock (_gate)
            _casts.RemoveAll(cast => cast.Sequence < before);
    }

    /// <summary>Nobody knows the casts and their count any more.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            _casts.Clear();
            _last = 0;
            Epoch++;
        }
    }

    public CastReplay Read(long epoch, long after)
    {
        lock (_gate)
        {
            Reads++;
            var casts = epoch == 0 ? [] : _casts.Where(cast => cast.Sequence > (epoch == Epoch ? after : 0)).Take(MostAtOnce).ToArray();
            return new CastReplay(Epoch, _last, casts);
        }
    }
}
