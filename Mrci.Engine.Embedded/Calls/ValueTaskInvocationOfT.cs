namespace Mrci.Engine.Embedded.Calls;

internal abstract class ValueTaskInvocation<T>(CallOptions options) : TaskInvocation<T>(options)
{
    protected abstract ValueTask<T> InvokeValueTask(object target);

    protected sealed override Task<T>? Invoke(object target) => InvokeValueTask(target).AsTask();
}
