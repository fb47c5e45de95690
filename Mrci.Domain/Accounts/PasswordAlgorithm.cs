namespace Mrci.Domain.Accounts;

/// <summary>How a password record was made. Values are stored; never renumber.</summary>
public enum PasswordAlgorithm
{
    /// <summary>Not an algorithm; the value of an unset variable.</summary>
    None = 0,

    /// <summary>PBKDF2 with HMAC-SHA-512 over UTF-8 of the password in form C (D-310).</summary>
    Pbkdf2HmacSha512 = 1,
}
