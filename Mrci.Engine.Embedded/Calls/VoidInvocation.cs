namespace Mrci.Engine.Embedded.Calls;

internal abstract class VoidInvocation(CallOptions options) : TaskInvocation(options)
{
    protected abstract void InvokeVoid(object target);

    protected sealed override Task? Invoke(object target)
    {
        InvokeVoid(target);
        return Task.CompletedTask;
    }
}
