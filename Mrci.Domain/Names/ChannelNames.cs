namespace Mrci.Domain.Names;

/// <summary>Names of channels and of sub-channels (D-205, P-8.2).</summary>
public static class ChannelNames
{
    /// <summary>Shortest name, UTF-16 code units.</summary>
    public const int MinimumLength = 4;

    /// <summary>Longest name, UTF-16 code units.</summary>
    public const int MaximumLength = 32;

    /// <summary>Whether a name can be that of an existing channel or sub-channel.</summary>
    /// <param name="name">The name to look up.</param>
    /// <returns><see langword="true"/> if it is 4-32 units long without blanks and control characters.</returns>
    public static bool IsValid(string name) => CharacterRules.IsWord(name, MinimumLength, MaximumLength);

    /// <summary>Whether a channel or sub-channel may get this name from now on (D-205, D-215).</summary>
    /// <param name="name">The wanted name.</param>
    /// <returns><see langword="true"/> if the name may be given.</returns>
    public static bool IsValidNew(string name) => IsValid(name) && CharacterRules.IsCreatable(name);

    /// <summary>Whether a text can be searched for in channel names (C-find_ch.1).</summary>
    /// <param name="part">Part of a name.</param>
    /// <returns><see langword="true"/> if it is 1-32 units long without blanks and control characters.</returns>
    public static bool IsValidPart(string part) => CharacterRules.IsWord(part, 1, MaximumLength);
}
