using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Engine.Testing.Hosting;
using Orleans;

namespace Mrci.Engine.Testing;

/// <summary>All grains of the host in this process, without sockets and without a database, on the engine that the build has chosen.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isOver;

    private TestEngine(IHost host) => _host = host;

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Calls grains.</summary>
    public IClusterClient Client => Services.GetRequiredService<IClusterClient>();

    /// <summary>Starts an engine.</summary>
    /// <param name="options">What it is made of.</param>
    /// <returns>It takes calls.</returns>
    public static async Task<TestEngine> StartAsync(TestEngineOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        options.Services(builder.Services);
        builder.AddTestEngine(options);
        var engine = new TestEngine(builder.Build());
        await engine._host.StartAsync();
        return engine;
    }

    /// <summary>Ends as by SIGKILL, as far as a process can do that to a part of itself: nothing is stopped in good order.</summary>
    /// <returns>It is gone.</returns>
    public async ValueTask KillAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        await _host.StopAsync();
        await KillAsync();
    }
}
