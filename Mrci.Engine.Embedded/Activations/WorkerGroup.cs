using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Grains;
using Mrci.Engine.Embedded.Hosting;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

// The activations of one stateless worker grain. A call goes to an idle one, else to a new one, else to the one with least work.
internal sealed class WorkerGroup(EmbeddedEngine engine, GrainClass grainClass, GrainId grainId) : CallTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _isDead;

    public Activation[] Workers()
    {
        lock (_gate)
            return [.. _workers];
    }

    public override bool TryPost(Invocation invocation)
    {
        lock (_gate)
        {
            while (!_isDead)
            {
                var worker = Choose();
                if (worker.TryPost(invocation))
                    return true;
                _workers.Remove(worker);
            }
        }

        return false;
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0)
                return;
            _isDead = true;
        }

        engine.Directory.Remove(grainId, this);
    }

    // Calls belong to the worker they were posted to.
    public override void OnEnded(Invocation invocation, Exception? exception)
    {
    }

    public override void OnAbandoned(Invocation invocation)
    {
    }

    private Activation Choose()
    {
        Activation? best = null;
        var least = int.MaxValue;
        foreach (var worker in _workers)
        {
            var load = worker.Load;
            if (load < least)
                (best, least) = (worker, load);
        }

        if (best is null || (least > 0 && _workers.Count < grainClass.MaxWorkers))
        {
            best = new Activation(engine, grainClass, grainId, this);
            _workers.Add(best);
        }

        return best;
    }
}
