using System.Collections.Concurrent;
using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Grains;
using Mrci.Engine.Embedded.Hosting;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

// Which grain lives where. A target is inert until the first call is posted to it, so losing the race to add one costs nothing.
internal sealed class ActivationDirectory(EmbeddedEngine engine)
{
    private readonly ConcurrentDictionary<GrainId, CallTarget> _targets = new();

    public bool IsEmpty => _targets.IsEmpty;

    public CallTarget GetOrAdd(GrainId grainId, GrainClass grainClass)
        => _targets.TryGetValue(grainId, out var target) ? target : _targets.GetOrAdd(grainId, Create(grainId, grainClass));

    public void Remove(GrainId grainId, CallTarget target) => _targets.TryRemove(KeyValuePair.Create(grainId, target));

    public IEnumerable<Activation> Activations()
    {
        foreach (var (_, target) in _targets)
        {
            if (target is Activation activation)
            {
                yield return activation;
            }
            else if (target is WorkerGroup group)
            {
                foreach (var worker in group.Workers())
                    yield return worker;
            }
        }
    }

    private CallTarget Create(GrainId grainId, GrainClass grainClass)
        => grainClass.MaxWorkers > 0 ? new WorkerGroup(engine, grainClass, grainId) : new Activation(engine, grainClass, grainId);
}
