using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mrci.Domain.Accounts;

/// <summary>A code that proves who reads the mails of an address (C-MAIL.6). Only its hash is kept, in memory (D-310).</summary>
public sealed class VerificationCode
{
    /// <summary>How long a code can be entered (C-verify_email.2).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Wrong answers that end the dialogue (C-verify_email.2).</summary>
    public const int MaximumFailures = 5;

    private const int Digits = 6;

    private readonly byte[] _hash;
    private readonly DateTimeOffset _expires;

    private VerificationCode(string address, string code, DateTimeOffset now)
    {
        Address = address;
        _hash = HashOf(code);
        _expires = now + Lifetime;
    }

    /// <summary>The address that the code was mailed to.</summary>
    public string Address { get; }

    /// <summary>Draws a code: six digits, 000000 to 999999, from the system's cryptographic generator.</summary>
    /// <param name="address">The address it is mailed to.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is kept, and the code itself, for the mail only.</returns>
    public static (VerificationCode Kept, string Code) Create(string address, DateTimeOffset now)
    {
        var code = Draw();
        return (new VerificationCode(address, code, now), code);
    }

    /// <summary>Draws a code that proves nothing, for a preview (C-preview_email.1).</summary>
    /// <returns>Six digits.</returns>
    public static string Draw() => RandomNumberGenerator.GetInt32(1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    /// <summary>Whether the code can be entered no more.</summary>
    /// <param name="now">The time.</param>
    /// <returns><see langword="true"/> after 15 minutes.</returns>
    public bool IsExpired(DateTimeOffset now) => now >= _expires;

    /// <summary>Compares an answer in constant time.</summary>
    /// <param name="answer">What the user typed.</param>
    /// <returns><see langword="true"/> if it is the code.</returns>
    public bool Matches(string answer) => CryptographicOperations.FixedTimeEquals(HashOf(answer), _hash);

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
