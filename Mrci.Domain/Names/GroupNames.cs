namespace Mrci.Domain.Names;

/// <summary>Group names (D-204).</summary>
public static class GroupNames
{
    /// <summary>Longest name, UTF-16 code units; the width of its wire field (D-221).</summary>
    public const int MaximumLength = 12;

    /// <summary>Name of the protected group at first start (D-401), which nobody else may take (C-RANK.4).</summary>
    public const string Root = "root";

    /// <summary>Name of the initial group at first start (D-401).</summary>
    public const string Users = "users";

    /// <summary>Whether a name can be that of an existing group.</summary>
    /// <param name="name">The name to look up.</param>
    /// <returns><see langword="true"/> if it is 1-12 units long without blanks and control characters.</returns>
    public static bool IsValid(string name) => CharacterRules.IsWord(name, 1, MaximumLength);

    /// <summary>Whether a group may get this name from now on (D-204, D-215).</summary>
    /// <param name="name">The wanted name.</param>
    /// <param name="protectedGroup">The group is the protected one, which alone may be called <c>root</c>.</param>
    /// <returns><see langword="true"/> if the name may be given.</returns>
    public static bool IsValidNew(string name, bool protectedGroup = false) =>
        IsValid(name) && CharacterRules.IsCreatable(name) && (protectedGroup || !CanonicalName.AreSame(name, Root));
}
