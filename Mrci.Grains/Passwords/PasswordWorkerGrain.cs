using Mrci.Domain.Accounts;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Passwords;

/// <summary>Hashes passwords (D-311). As many at a time as there are processors; further calls wait.</summary>
/// <param name="hasher">Knows the present parameters.</param>
[StatelessWorker]
public sealed class PasswordWorkerGrain(PasswordHasher hasher) : Grain, IPasswordWorkerGrain
{
    /// <inheritdoc />
    public Task<PasswordRecord> HashAsync(string password) => RunAsync(() => hasher.Hash(password));

    /// <inheritdoc />
    public Task<PasswordVerification> VerifyAsync(PasswordRecord? record, string password) => RunAsync(() =>
    {
        var matched = PasswordHasher.Verify(password, record ?? hasher.DummyRecord);
        var outdated = matched && record is not null && hasher.NeedsRehash(record);
        return new PasswordVerification(matched && record is not null, outdated ? hasher.Hash(password) : null);
    });

    // A thread of its own: some 100 ms on a thread of the pool would keep every other grain and connection waiting.
    private static Task<T> RunAsync<T>(Func<T> hash) =>
        Task.Factory.StartNew(hash, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
