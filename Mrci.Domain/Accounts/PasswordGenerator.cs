using System.Security.Cryptography;
using Mrci.Domain.Names;

namespace Mrci.Domain.Accounts;

/// <summary>Temporary passwords and the first root password (C-MAIL.7, C-CLI.10).</summary>
public static class PasswordGenerator
{
    /// <summary>Characters of a generated password; from 79 different ones that makes some 126 bits.</summary>
    public const int Length = 20;

    // No quotes, backslash or blank (C-MAIL.7), and nothing that HTML, a URL or the placeholders of a mail (%) give a meaning to.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$()*+,.:;=@[]_~";

    /// <summary>Draws a password from the system's cryptographic generator.</summary>
    /// <returns>A password that satisfies D-202.</returns>
    public static string Create()
    {
        // Drawing again keeps every valid password equally likely; it is rarely needed.
        while (true)
        {
            var password = RandomNumberGenerator.GetString(Alphabet, Length);
            if (Passwords.IsValid(password))
                return password;
        }
    }
}
