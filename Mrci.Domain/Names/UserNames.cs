namespace Mrci.Domain.Names;

/// <summary>User names (D-201).</summary>
public static class UserNames
{
    /// <summary>Shortest name, UTF-16 code units.</summary>
    public const int MinimumLength = 2;

    /// <summary>Longest name, UTF-16 code units; the width of its wire field (D-221).</summary>
    public const int MaximumLength = 24;

    /// <summary>Name of the protected account at first start (D-402), which nobody else may take (C-RANK.4).</summary>
    public const string Root = "root";

    /// <summary>Whether a name can be that of an existing account.</summary>
    /// <param name="name">The name to look up.</param>
    /// <returns><see langword="true"/> if it is 2-24 units long without blanks and control characters.</returns>
    public static bool IsValid(string name) => CharacterRules.IsWord(name, MinimumLength, MaximumLength);

    /// <summary>Whether an account may get this name from now on (D-201, D-215).</summary>
    /// <param name="name">The wanted name.</param>
    /// <param name="protectedAccount">The account is the protected one, which alone may be called <c>root</c>.</param>
    /// <returns><see langword="true"/> if the name may be given.</returns>
    public static bool IsValidNew(string name, bool protectedAccount = false) =>
        IsValid(name)
        && CharacterRules.IsCreatable(name)
        && !EmailAddresses.IsValid(name)
        && (protectedAccount || !CanonicalName.AreSame(name, Root));
}
