namespace Mrci.Engine.Embedded.Calls;

internal abstract class TaskInvocation<T>(CallOptions options) : Invocation(options)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public sealed override bool IsAnswered => _answer.Task.IsCompleted;

    protected abstract Task<T>? Invoke(object target);

    protected sealed override Task? Begin(object target) => Invoke(target);

    protected sealed override void Succeed(Task task) => _answer.TrySetResult(((Task<T>)task).Result);

    protected sealed override bool TryFail(Exception exception) => _answer.TrySetException(exception);
}
