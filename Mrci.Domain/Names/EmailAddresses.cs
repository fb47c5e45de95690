namespace Mrci.Domain.Names;

/// <summary>E-mail addresses (D-203).</summary>
public static class EmailAddresses
{
    /// <summary>Shortest address, UTF-16 code units.</summary>
    public const int MinimumLength = 4;

    /// <summary>Longest address, UTF-16 code units; the width of its wire field (D-221).</summary>
    public const int MaximumLength = 64;

    /// <summary>Whether an address can be that of an existing account.</summary>
    /// <param name="address">The address to look up.</param>
    /// <returns><see langword="true"/> if it is 4-64 units long, has exactly one <c>@</c>, a dot after it, no blank or control.</returns>
    public static bool IsValid(string address)
    {
        if (!CharacterRules.IsWord(address, MinimumLength, MaximumLength))
            return false;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at >= 0 && address.IndexOf('@', at + 1) < 0 && address.IndexOf('.', at) > 0;
    }

    /// <summary>Whether an account may get this address from now on (D-203, D-215).</summary>
    /// <param name="address">The wanted address.</param>
    /// <returns><see langword="true"/> if moreover the part before <c>@</c> and every label after it have characters.</returns>
    public static bool IsValidNew(string address)
    {
        if (!IsValid(address) || !CharacterRules.IsCreatable(address))
            return false;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && !Array.Exists(address[(at + 1)..].Split('.'), string.IsNullOrEmpty);
    }
}
