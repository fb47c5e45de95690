namespace Mrci.Commands.Files.Nodes;

/// <summary>One entry of a directory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct DirectoryItem(string Name, FileKind Kind)
{
    /// <summary>Directories first, then by name (C-fs_list.1).</summary>
    public static int Compare(DirectoryItem left, DirectoryItem right)
    {
        var byKind = (right.Kind == FileKind.Directory).CompareTo(left.Kind == FileKind.Directory);
        return byKind != 0 ? byKind : string.CompareOrdinal(left.Name, right.Name);
    }
}
