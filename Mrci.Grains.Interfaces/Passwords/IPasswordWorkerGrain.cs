using Mrci.Domain.Accounts;
using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Passwords;

/// <summary>Hashes passwords off everybody's turn, with bounded concurrency (D-311). Key: 0.</summary>
[Alias("mrci.IPasswordWorkerGrain")]
public interface IPasswordWorkerGrain : IGrainWithIntegerKey
{
    /// <summary>Makes a record for a new password.</summary>
    [Repeatable, Alias("Hash")]
    Task<PasswordRecord> HashAsync(string password);

    /// <summary>Checks a password; with a null record it takes as long as a real check and answers false (C-auth.8).</summary>
    [Repeatable, Alias("Verify")]
    Task<PasswordVerification> VerifyAsync(PasswordRecord? record, string password);
}
