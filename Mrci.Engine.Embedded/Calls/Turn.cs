using Mrci.Engine.Embedded.Activations;

namespace Mrci.Engine.Embedded.Calls;

// Something an activation runs on its scheduler.
internal abstract class Turn
{
    public abstract void Run(Activation activation);
}
