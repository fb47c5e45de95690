using Microsoft.Extensions.Hosting;
using Mrci.Grains.Bans;
using Mrci.Grains.Fronts;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Admission;
using Mrci.TcpFront.Hub;

namespace Mrci.TcpFront.Control;

/// <summary>Takes what all fronts are told, from the start of the front to its end.</summary>
internal sealed class FrontNotices(IStreamSource source, BanCache bans, IHostStop stop) : IHostedService
{
    private IAsyncDisposable? _subscription;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _subscription = await source.SubscribeAsync<FrontNotice>(StreamNames.Fronts, OnNotice, bans.Invalidate);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_subscription is not null)
            await _subscription.DisposeAsync();
    }

    private void OnNotice(FrontNotice notice)
    {
        switch (notice)
        {
            case BanListChanged:
                bans.Invalidate();
                break;
            case HostStopRequested requested:
                stop.Stop(requested.Restart);
                break;
        }
    }
}
