namespace Mrci.Domain.Accounts;

/// <summary>What is stored of a password (D-310). The algorithm is the version of the record.</summary>
/// <param name="Algorithm">How the hash was made.</param>
/// <param name="Iterations">Cost parameter.</param>
/// <param name="Salt">Random bytes, at least 16.</param>
/// <param name="Hash">The derived key, at least 32 bytes.</param>
public sealed record PasswordRecord(
    PasswordAlgorithm Algorithm,
    int Iterations,
    ReadOnlyMemory<byte> Salt,
    ReadOnlyMemory<byte> Hash);
