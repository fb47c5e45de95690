using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Orleans.Streams;

namespace Mrci.Grains.Sessions.Peers;

/// <summary>Publishes what is for one other session on the stream of the front end that holds it.</summary>
internal sealed class PeerSender(SessionScope scope)
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400),
    ];

    /// <summary>Ends when the stream has taken the event; throws when it goes on refusing.</summary>
    public async Task SendAsync(string front, PeerEvent message)
    {
        var stream = scope.Services.Streams.GetStream<HostEvent>(StreamNames.Of(StreamKey.Front(front)));
        for (var failures = 0; ; failures++)
        {
            try
            {
                await stream.OnNextAsync(message);
                return;
            }
            catch (Exception exception) when (failures < Delays.Length)
            {
                // P-10.24: what arrives twice has the same number.
                SessionLog.PeerMessageRetried(scope.Logger, scope.Key, message.Target, exception);
                await Task.Delay(Delays[failures], scope.Time);
            }
        }
    }
}
