namespace Mrci.Grains.Directories;

/// <summary>Keys of the directories (D-614). Those of users and channels are cut into parts, so that a new one rewrites a small record.</summary>
public static class DirectoryKeys
{
    /// <summary>The directory of groups.</summary>
    public const string Groups = "groups";

    private const int Parts = 64;

    /// <summary>All parts of the directory of users.</summary>
    public static IReadOnlyList<string> Users { get; } = [.. Enumerable.Range(0, Parts).Select(static part => $"users/{part}")];

    /// <summary>All parts of the directory of channels.</summary>
    public static IReadOnlyList<string> Channels { get; } = [.. Enumerable.Range(0, Parts).Select(static part => $"channels/{part}")];

    /// <summary>The part that lists a user.</summary>
    /// <param name="userId">64 hex digits, random (D-301), so that the parts fill alike.</param>
    public static string OfUser(string userId) => Users[Convert.ToByte(userId[..2], 16) % Parts];

    /// <summary>The part that lists a channel.</summary>
    /// <param name="channelId">1 and up, given in order (D-304), so that the parts fill alike.</param>
    public static string OfChannel(ulong channelId) => Channels[(int)(channelId % Parts)];
}
