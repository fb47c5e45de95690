using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orleans;

namespace Mrci.Engine.Embedded.Tests.Harness;

/// <summary>An engine with all grains of this assembly, a clock that stands still, and a journal that grains write to.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    public const string Streams = "streams";

    private readonly ServiceProvider _services;

    public TestEngine(Action<EmbeddedEngineOptions>? configure = null, Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<Journal>();
        services.AddMrciEmbeddedEngine(options =>
        {
            options.AddGrainAssembly(typeof(TestEngine).Assembly).AddMemoryStorage().AddStreams(Streams);
            configure?.Invoke(options);
        });
        register?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new();

    public IServiceProvider Services => _services;

    public IClusterClient Client => _services.GetRequiredService<IClusterClient>();

    public Journal Journal => _services.GetRequiredService<Journal>();

    public T Grain<T>(string key = "a")
        where T : IGrainWithStringKey
        => Client.GetGrain<T>(key);

    public Task StopAsync(CancellationToken cancellationToken = default) => _services.GetRequiredService<IHostedService>().StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // A gate left closed must not make the stop wait for its bound.
        Journal.OpenAll();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await StopAsync(bound.Token);
        await _services.DisposeAsync();
    }
}
