using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mrci.Commands;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Domain.Modules;
using Mrci.Engine.Testing;
using Mrci.Grains.Cluster;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Orleans;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>A host without sockets: the engine, the grains, a disk that a later host can take over.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private const string EngineStreams = "inner";

    private readonly TestEngine _engine;

    private TestHost(TestEngine engine, StoredRecords disk, FaultyStorage storage, TimeProvider time)
    {
        _engine = engine;
        Disk = disk;
        Storage = storage;
        Time = time;
        Streams = (FlakyStreams)engine.Services.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider);
    }

    public IGrainFactory Grains => _engine.Client;

    public StoredRecords Disk { get; }

    public FaultyStorage Storage { get; }

    public TimeProvider Time { get; }

    public FlakyStreams Streams { get; }

    /// <summary>Name of the one process that there is.</summary>
    public string Site => _engine.Services.GetRequiredService<IClusterView>().Site;

    public RecordedLogs Logs => _engine.Services.GetRequiredService<RecordedLogs>();

    public RecordedMessages Messages => _engine.Services.GetRequiredService<RecordedMessages>();

    public static async Task<TestHost> StartAsync(
        StoredRecords? disk = null, TimeProvider? time = null, IDataProtectionProvider? protection = null, int maxChannelsPerUser = 200)
    {
        disk ??= new StoredRecords();
        time ??= new ShiftedClock();
        var storage = new FaultyStorage(disk);
        var engine = await TestEngine.StartAsync(new TestEngineOptions
        {
            Storage = storage,
            StreamProvider = EngineStreams,
            Services = services =>
            {
                services.AddSingleton(time);
                services.AddSingleton<RecordedMessages>();
                services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordedMessages>());
                services.AddSingleton<RecordedLogs>();
                services.AddSingleton<ILogStore>(provider => provider.GetRequiredService<RecordedLogs>());
                services.AddSingleton<IModuleFileStore>(disk.Files);
                services.AddSingleton(protection ?? new EphemeralDataProtectionProvider());
                services.AddSingleton(new PasswordHasher(iterations: 1));
                services.Configure<CommandOptions>(options => options.MaxChannelsPerUser = maxChannelsPerUser);
                services.AddKeyedSingleton<IStreamProvider>(
                    StreamNames.Provider, (provider, _) => new FlakyStreams(provider.GetRequiredKeyedService<IStreamProvider>(EngineStreams)));
            },
        });
        return new TestHost(engine, disk, storage, time);
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
    public ValueTask KillAsync()
    {
        Storage.Kill();
        return _engine.KillAsync();
    }

    /// <summary>Kills this host and starts another on the same disk, at the same time of day.</summary>
    public async Task<TestHost> ReplaceAsync()
    {
        await KillAsync();
        return await StartAsync(Disk, Time);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
