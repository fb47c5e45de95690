using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Grains;
using Mrci.Engine.Embedded.Hosting;
using Mrci.Engine.Embedded.Scheduling;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

// One living grain: its object, the calls that wait for it, and its scheduler.
internal sealed partial class Activation : CallTarget, IGrainContext
{
    private readonly CallTarget? _group;
    private TaskCompletionSource? _deactivated;
    private GrainReference? _reference;

    // The group is the stateless workers this one belongs to, if any.
    public Activation(EmbeddedEngine engine, GrainClass grainClass, GrainId grainId, CallTarget? group = null)
    {
        Engine = engine;
        Class = grainClass;
        GrainId = grainId;
        _group = group;
        _scheduler = new ActivationScheduler(this);
    }

    public EmbeddedEngine Engine { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? Engine.Services;

    public GrainReference GrainReference => _reference ??= new GrainReference(Engine, GrainId, null);

    public Task Deactivated
    {
        get
        {
            lock (Gate)
            {
                if (_status == ActivationStatus.Dead)
                    return Task.CompletedTask;
                _deactivated ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _deactivated.Task;
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();
}
