namespace Mrci.Domain.Names;

/// <summary>Display names (D-206): free text with blanks, not unique.</summary>
public static class DisplayNames
{
    /// <summary>Longest name, UTF-16 code units; the width of its wire field (D-221).</summary>
    public const int MaximumLength = 32;

    /// <summary>Whether a stored text can be a display name.</summary>
    /// <param name="name">The name; may be empty.</param>
    /// <returns><see langword="true"/> if it is 0-32 units long without control characters.</returns>
    public static bool IsValid(string name) => name.Length <= MaximumLength && !CharacterRules.HasControl(name);

    /// <summary>Whether an account may get this display name from now on.</summary>
    /// <param name="name">The wanted name.</param>
    /// <returns><see langword="true"/> if moreover it is well-formed UTF-16.</returns>
    public static bool IsValidNew(string name) => IsValid(name) && CharacterRules.IsWellFormed(name);
}
