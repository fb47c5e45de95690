using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A setting of the host that can be changed without disturbing anybody, and put back.</summary>
/// <param name="name">What it is called in stories.</param>
internal abstract class HostSetting(string name)
{
    /// <summary>What it is called in stories.</summary>
    public string Name => name;

    /// <summary>Another value.</summary>
    /// <param name="number">Number of the change.</param>
    public abstract string Value(int number);

    /// <summary>Reads it.</summary>
    /// <returns>The value, if the answer is an acknowledgement.</returns>
    public abstract Task<CommandOutcome> ReadAsync(HostSession session);

    /// <summary>Changes it.</summary>
    public abstract Task<Answer> WriteAsync(HostSession session, string value);
}
