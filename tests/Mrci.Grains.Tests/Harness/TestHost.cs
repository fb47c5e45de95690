using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mrci.Commands;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Engine.Embedded;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Orleans;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>A host without sockets: the engine, the grains, a disk that a later host can take over.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private bool _isOver;

    private TestHost(ServiceProvider services, StoredRecords disk, FaultyStorage storage, TimeProvider time)
    {
        _services = services;
        Disk = disk;
        Storage = storage;
        Time = time;
        Streams = (FlakyStreams)services.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider);
    }

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public StoredRecords Disk { get; }

    public FaultyStorage Storage { get; }

    public TimeProvider Time { get; }

    public FlakyStreams Streams { get; }

    public RecordedLogs Logs => _services.GetRequiredService<RecordedLogs>();

    public RecordedMessages Messages => _services.GetRequiredService<RecordedMessages>();

    public static async Task<TestHost> StartAsync(
        StoredRecords? disk = null, TimeProvider? time = null, IDataProtectionProvider? protection = null, int maxChannelsPerUser = 200)
    {
        disk ??= new StoredRecords();
        time ??= new ShiftedClock();
        var storage = new FaultyStorage(disk);
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<RecordedMessages>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordedMessages>());
        services.AddSingleton<RecordedLogs>();
        services.AddSingleton<ILogStore>(provider => provider.GetRequiredService<RecordedLogs>());
        services.AddSingleton(protection ?? new EphemeralDataProtectionProvider());
        services.AddSingleton(new PasswordHasher(iterations: 1));
        services.Configure<CommandOptions>(options => options.MaxChannelsPerUser = maxChannelsPerUser);
        services.AddMrciEmbeddedEngine(options => options
            .AddGrainAssembly(typeof(GrainStores).Assembly)
            .AddStorage(GrainStores.Default, (_, _) => storage)
            .AddStreams("inner")
            .AddStreams(StreamNames.Provider));
        services.AddKeyedSingleton<IStreamProvider>(
            StreamNames.Provider, (provider, _) => new FlakyStreams(provider.GetRequiredKeyedService<IStreamProvider>("inner")));
        var provider = services.BuildServiceProvider();
        var host = new TestHost(provider, disk, storage, time);
        foreach (var service in provider.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Shifts the clock; only with the default clock.</summary>
    public void Shift(TimeSpan by) => ((ShiftedClock)Time).Shift(by);

    /// <summary>Records the events of one stream.</summary>
    public async Task<StreamRecorder<HostEvent>> ListenAsync(StreamKey key)
    {
        var recorder = new StreamRecorder<HostEvent>();
        await Streams.GetStream<HostEvent>(StreamNames.Of(key)).SubscribeAsync(recorder);
        return recorder;
    }

    /// <summary>SIGKILL: nothing more reaches the disk, nobody is told.</summary>
    public async ValueTask KillAsync()
    {
        Storage.Kill();
        _isOver = true;
        await _services.DisposeAsync();
    }

    /// <summary>Kills this host and starts another on the same disk, at the same time of day.</summary>
    public async Task<TestHost> ReplaceAsync()
    {
        await KillAsync();
        return await StartAsync(Disk, Time);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
