namespace Mrci.Engine.Embedded.Storage;

// A write or clear that waits for its commit. The outcome is the new version, or null if the row has another one.
internal sealed class AdoNetWrite(AdoNetStatement statement)
{
    private readonly TaskCompletionSource<int?> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AdoNetStatement Statement => statement;

    public int? Outcome { get; set; }

    public Task<int?> Committed => _committed.Task;

    public void Succeed() => _committed.TrySetResult(Outcome);

    public void Fail(Exception exception) => _committed.TrySetException(exception);
}
