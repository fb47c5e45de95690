using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Grains;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Hosting;

// Holds the parts of the engine together.
internal sealed class EmbeddedEngine : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _collection;
    // By ticks; methods with a time-out of their own are few.
    private readonly ConcurrentDictionary<long, CallDeadlines> _deadlines = new();
    private volatile bool _isStopped;

    public EmbeddedEngine(IServiceProvider services, EmbeddedEngineOptions options, TimeProvider time, ILogger<EmbeddedEngine> logger)
    {
        Services = services;
        Options = options;
        Time = time;
        Logger = logger;
        Classes = new GrainClassRegistry(options.GrainAssemblies, options.CollectionAge);
        Directory = new ActivationDirectory(this);
        GrainFactory = new EmbeddedGrainFactory(this);
        _collection = time.CreateTimer(static state => ((EmbeddedEngine)state!).CollectIdle(), this, options.CollectionQuantum, options.CollectionQuantum);
    }

    public IServiceProvider Services { get; }

    public EmbeddedEngineOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public GrainClassRegistry Classes { get; }

    public ActivationDirectory Directory { get; }

    public IClusterClient GrainFactory { get; }

    // Cancelled when the engine begins to stop.
    public CancellationToken Stopping => _stopping.Token;

    // Ends the call when it gets no answer in time.
    public void Limit(Invocation invocation)
    {
        var ticks = invocation.TimeoutTicks > 0 ? invocation.TimeoutTicks : Options.CallTimeout.Ticks;
        _deadlines.GetOrAdd(ticks, static (ticks, time) => new CallDeadlines(time, TimeSpan.FromTicks(ticks)), Time).Add(invocation);
    }

    // Returns where the call went, or null if nowhere.
    public CallTarget? Post(GrainId grainId, GrainClass? grainClass, Invocation invocation)
    {
        if (_isStopped)
        {
            invocation.Reject(new SiloUnavailableException("The engine has stopped and takes no more calls."));
            return null;
        }

        grainClass ??= Classes.Get(grainId.Type);
        while (true)
        {
            var target = Directory.GetOrAdd(grainId, grainClass);
            if (target.TryPost(invocation))
                return target;
            Directory.Remove(grainId, target);
        }
    }

    // Calls are taken until everything is deactivated, because grains may call each other while they go.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        using var bound = new CancellationTokenSource(Options.DeactivationTimeout, Time);
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            while (!Directory.IsEmpty)
            {
                List<Task> ends = [];
                foreach (var activation in Directory.Activations())
                {
                    ends.Add(activation.Deactivated);
                    activation.Deactivate(DeactivationReasons.Stopping, hurry.Token);
                }

                await Task.WhenAll(ends).WaitAsync(hurry.Token);
            }
        }
        catch (OperationCanceledException)
        {
            EngineLog.StoppedEarly(Logger, Directory.Activations().Count());
        }

        _isStopped = true;
    }

    public void Dispose()
    {
        _isStopped = true;
        _collection.Dispose();
        foreach (var deadlines in _deadlines.Values)
            deadlines.Dispose();
        _stopping.Dispose();
    }

    private void CollectIdle()
    {
        var now = Time.GetTimestamp();
        foreach (var activation in Directory.Activations())
            activation.CollectIfIdle(now);
    }
}
