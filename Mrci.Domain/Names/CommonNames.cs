namespace Mrci.Domain.Names;

/// <summary>Common names of certificates (D-208).</summary>
public static class CommonNames
{
    /// <summary>Longest name, UTF-16 code units.</summary>
    public const int MaximumLength = 200;

    /// <summary>Longest name of a new certificate, UTF-16 code units: all that a client's header can carry.</summary>
    public const int MaximumNewLength = 136;

    /// <summary>Whether a name can be that of an installed certificate.</summary>
    /// <param name="name">The name to look up.</param>
    /// <returns><see langword="true"/> if it is 1-200 units long without blanks and control characters.</returns>
    public static bool IsValid(string name) => CharacterRules.IsWord(name, 1, MaximumLength);

    /// <summary>Whether a certificate may be installed under this name from now on.</summary>
    /// <param name="name">The wanted name.</param>
    /// <returns><see langword="true"/> if moreover it is at most 136 units long.</returns>
    public static bool IsValidNew(string name) => CharacterRules.IsWord(name, 1, MaximumNewLength);
}
