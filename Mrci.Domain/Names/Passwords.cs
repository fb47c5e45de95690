namespace Mrci.Domain.Names;

/// <summary>Passwords (D-202).</summary>
public static class Passwords
{
    /// <summary>Shortest password, UTF-16 code units.</summary>
    public const int MinimumLength = 8;

    /// <summary>Longest password, UTF-16 code units.</summary>
    public const int MaximumLength = 200;

    /// <summary>Whether a text can be a password; the rule is the same for old and new ones.</summary>
    /// <param name="password">The text, blanks included.</param>
    /// <returns>
    /// <see langword="true"/> if it is 8-200 units long and has a letter, a number character, an upper-case letter, a lower-case
    /// letter, and a symbol or punctuation character.
    /// </returns>
    public static bool IsValid(string password)
    {
        if (password.Length is < MinimumLength or > MaximumLength)
            return false;

        // No flag for letters: an upper-case letter is one.
        bool number = false, upper = false, lower = false, mark = false;
        foreach (var unit in password)
        {
            number |= char.IsNumber(unit);
            upper |= char.IsUpper(unit);
            lower |= char.IsLower(unit);
            mark |= char.IsSymbol(unit) || char.IsPunctuation(unit);
        }

        return number && upper && lower && mark;
    }
}
