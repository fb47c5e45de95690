using Mrci.Engine.Embedded.Calls;

namespace Mrci.Engine.Embedded.Activations;

internal sealed class LifecycleTurn(Func<Activation, Task> step) : Turn
{
    public static readonly LifecycleTurn Activate = new(static activation => activation.ActivateAsync());

    public static readonly LifecycleTurn Close = new(static activation => activation.CloseAsync());

    public override void Run(Activation activation) => _ = RunAsync(activation);

    private async Task RunAsync(Activation activation)
    {
        try
        {
            await step(activation);
        }
        catch (Exception exception)
        {
            EngineLog.LifecycleFailed(activation.Engine.Logger, exception, activation.GrainId);
        }
    }
}
