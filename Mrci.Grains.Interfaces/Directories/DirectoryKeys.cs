namespace Mrci.Grains.Directories;

/// <summary>Keys of the directories (D-614). That of users is cut into parts, so that a new account rewrites a small record.</summary>
public static class DirectoryKeys
{
    /// <summary>The directory of groups.</summary>
    public const string Groups = "groups";

    private const int UserParts = 64;

    /// <summary>All parts of the directory of users.</summary>
    public static IReadOnlyList<string> Users { get; } = [.. Enumerable.Range(0, UserParts).Select(static part => $"users/{part}")];

    /// <summary>The part that lists a user.</summary>
    /// <param name="userId">64 hex digits, random (D-301), so that the parts fill alike.</param>
    public static string OfUser(string userId) => Users[Convert.ToByte(userId[..2], 16) % UserParts];
}
