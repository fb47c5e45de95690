namespace Mrci.Engine.Embedded.Calls;

internal abstract class ValueTaskInvocation(CallOptions options) : TaskInvocation(options)
{
    protected abstract ValueTask InvokeValueTask(object target);

    protected sealed override Task? Invoke(object target) => InvokeValueTask(target).AsTask();
}
