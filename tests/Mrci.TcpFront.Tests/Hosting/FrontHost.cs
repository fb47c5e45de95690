using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Mrci.Domain.Logs;
using Mrci.Grains.Cluster;
using Mrci.TcpFront.Certificates;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Control;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Timing;
using NSubstitute;

namespace Mrci.TcpFront.Tests.Hosting;

/// <summary>The real front on real Kestrel with real sockets; only grains, streams, logs, and the clock are fakes.</summary>
internal sealed class FrontHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FrontHost(
        WebApplication app, FakeGrains grains, FakeStreams streams, FakeLogs logs, FakeTimeProvider time, IHostAddresses addresses)
    {
        _app = app;
        Grains = grains;
        Streams = streams;
        Logs = logs;
        Time = time;
        Addresses = addresses;
        Metrics = new RecordedMetrics(app.Services);
    }

    public FakeGrains Grains { get; }

    public FakeStreams Streams { get; }

    public FakeLogs Logs { get; }

    public FakeTimeProvider Time { get; }

    public IHostAddresses Addresses { get; }

    public IHostStop Stop { get; private init; } = null!;

    /// <summary>A single site whose version a test may change.</summary>
    public IClusterView Cluster { get; private init; } = null!;

    public RecordedMetrics Metrics { get; }

    public IPEndPoint Endpoint { get; private init; } = null!;

    /// <summary>Number of time limits that are running.</summary>
    public int Deadlines => _app.Services.GetRequiredService<Heartbeat>().Count;

    public int Connections => _app.Services.GetRequiredService<ConnectionTable>().Count;

    public static async Task<FrontHost> StartAsync(Action<FrontOptions>? configure = null)
    {
        var grains = new FakeGrains();
        var streams = new FakeStreams();
        var logs = new FakeLogs();
        var time = new FakeTimeProvider();
        var addresses = Substitute.For<IHostAddresses>();
        var stop = Substitute.For<IHostStop>();
        ListenOptions? listening = null;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // That of .NET's host runs on the real clock, so a slow machine would end a stop that a test holds back.
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromMinutes(5));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(grains.Factory);
        builder.Services.AddSingleton<IStreamSource>(streams);
        var cluster = Substitute.For<IClusterView>();
        builder.Services.AddSingleton(cluster);
        builder.Services.AddSingleton<ILogStore>(logs);
        builder.Services.AddSingleton(addresses);
        builder.Services.AddSingleton(stop);
        builder.Services.AddMrciTcpFront(options => configure?.Invoke(options));
        var anyPort = new IPEndPoint(IPAddress.Loopback, 0);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenMrci(anyPort, listen => listening = listen));
        var app = builder.Build();
        await app.StartAsync();
        return new FrontHost(app, grains, streams, logs, time, addresses) { Endpoint = listening!.IPEndPoint!, Stop = stop, Cluster = cluster };
    }

    /// <summary>Waits until connections with these reasons, in any order, have been closed, and no others.</summary>
    public async Task ShouldHaveClosedAsync(params CloseReason[] reasons)
    {
        await Wait.UntilAsync($"{reasons.Length} closed connections", () => Metrics.Closes.Count >= reasons.Length && Connections == 0);
        Metrics.Closes.Order().ShouldBe(reasons.Order());
    }

    /// <summary>Lets time pass until something has happened.</summary>
    public Task AdvanceUntilAsync(string what, TimeSpan step, Func<bool> condition) => Wait.UntilAsync(what, () =>
    {
        if (condition())
            return true;
        Time.Advance(step);
        return false;
    });

    public Task StopAsync() => Wait.ForAsync("the host to stop", _app.StopAsync());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Metrics.Dispose();
    }
}
