using Mrci.Grains.Fronts;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Tests.Hosting;
using NSubstitute;

namespace Mrci.TcpFront.Tests.Control;

public sealed class FrontNoticesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_to_stop_reaches_the_program(bool restart)
    {
        // P-7.4, P-7.14
        await using var host = await FrontHost.StartAsync();

        host.Streams.Publish<FrontNotice>(StreamNames.Fronts, new HostStopRequested(restart));

        host.Stop.Received(1).Stop(restart);
    }
}
