namespace Mrci.Domain.Names;

/// <summary>Names of commands (D-207, P-4.6).</summary>
public static class CommandNames
{
    /// <summary>Longest name, UTF-16 code units; the width of its wire field (D-221).</summary>
    public const int MaximumLength = 64;

    /// <summary>Whether a text can be a command name.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> if it is 1-64 units of letters, number characters, <c>_</c> and <c>?</c>.</returns>
    public static bool IsValid(string name) =>
        name.Length is >= 1 and <= MaximumLength
        && name.All(static unit => char.IsLetter(unit) || char.IsNumber(unit) || unit is '_' or '?');
}
