using System.Security.Cryptography;
using System.Text;
using Mrci.Domain.Names;

namespace Mrci.Domain.Accounts;

/// <summary>
/// Makes and checks password records (D-310). Immutable. A call costs some 100 ms of CPU with the default setting: run it off the turn
/// of a grain (D-311).
/// </summary>
public sealed class PasswordHasher
{
    /// <summary>Default of the iteration setting and the least a host should be configured with (D-310; OWASP for HMAC-SHA-512).</summary>
    public const int DefaultIterations = 210_000;

    /// <summary>Bytes of a new salt.</summary>
    public const int SaltSize = 16;

    /// <summary>Bytes of a new hash: one block of SHA-512, so that an attacker computes no less than we do.</summary>
    public const int HashSize = 64;

    private readonly int _iterations;

    /// <summary>Creates a hasher.</summary>
    /// <param name="iterations">Iterations of new records, at least 1; only tests go below <see cref="DefaultIterations"/>.</param>
    public PasswordHasher(int iterations = DefaultIterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        _iterations = iterations;

        // No password leads to this hash: it is random, not derived.
        DummyRecord = new PasswordRecord(
            PasswordAlgorithm.Pbkdf2HmacSha512,
            iterations,
            RandomNumberGenerator.GetBytes(SaltSize),
            RandomNumberGenerator.GetBytes(HashSize));
    }

    /// <summary>
    /// A record that no password matches. Checking against it takes as long as a real check, so that an account that doesn't exist
    /// can't be told by the clock (C-auth.8).
    /// </summary>
    public PasswordRecord DummyRecord { get; }

    /// <summary>Makes the record of a password with a fresh salt and the current setting.</summary>
    /// <param name="password">A password that satisfies D-202.</param>
    /// <returns>The record to store.</returns>
    public PasswordRecord Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return new PasswordRecord(PasswordAlgorithm.Pbkdf2HmacSha512, _iterations, salt, Derive(password, salt, _iterations, HashSize));
    }

    /// <summary>Checks a password in constant time with respect to the stored hash.</summary>
    /// <param name="password">What the user typed.</param>
    /// <param name="record">The stored record.</param>
    /// <returns><see langword="true"/> if the password is the one of the record.</returns>
    /// <exception cref="NotSupportedException">The record was made by an algorithm this version doesn't know.</exception>
    public static bool Verify(string password, PasswordRecord record)
    {
        if (record.Algorithm != PasswordAlgorithm.Pbkdf2HmacSha512)
            throw new NotSupportedException($"The password record uses algorithm {record.Algorithm}, which this version can't check.");
        var derived = Derive(password, record.Salt.Span, record.Iterations, record.Hash.Length);
        return CryptographicOperations.FixedTimeEquals(derived, record.Hash.Span);
    }

    /// <summary>Whether a record should be made anew at the next successful login (D-310).</summary>
    /// <param name="record">The stored record.</param>
    /// <returns><see langword="true"/> if its algorithm, cost or sizes are not those of a record made now.</returns>
    public bool NeedsRehash(PasswordRecord record) =>
        record.Algorithm != PasswordAlgorithm.Pbkdf2HmacSha512
        || record.Iterations != _iterations
        || record.Salt.Length < SaltSize
        || record.Hash.Length < HashSize;

    private static byte[] Derive(string password, ReadOnlySpan<byte> salt, int iterations, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(ComposedText.Of(password));
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(bytes, salt, iterations, HashAlgorithmName.SHA512, size);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
