namespace Mrci.Engine.Embedded.Calls;

internal abstract class TaskInvocation(CallOptions options) : Invocation(options)
{
    private readonly TaskCompletionSource? _answer =
        (options & CallOptions.OneWay) == CallOptions.OneWay ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer?.Task ?? Task.CompletedTask;

    public sealed override bool IsAnswered => _answer is not null && _answer.Task.IsCompleted;

    protected abstract Task? Invoke(object target);

    protected sealed override Task? Begin(object target) => Invoke(target);

    protected sealed override void Succeed(Task task) => _answer?.TrySetResult();

    protected sealed override bool TryFail(Exception exception) => _answer?.TrySetException(exception) ?? false;
}
