using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Users;

/// <summary>
/// Finishes the deletion of one account (D-706): channels, group, names. Key: user id. Has no state: the account says what is to be done. A
/// grain of its own, because channels and groups wait for accounts, and so no account may wait for them.
/// </summary>
[Alias("mrci.IAccountRemovalGrain")]
public interface IAccountRemovalGrain : IGrainWithStringKey
{
    /// <summary>Does what is still to be done; harmless when there is nothing.</summary>
    [Repeatable, Alias("Run")]
    Task RunAsync();

    /// <summary>As <see cref="RunAsync"/>, for the account, which does not wait.</summary>
    [OneWay, Alias("Resume")]
    Task ResumeAsync();
}
