using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>Lists a directory (C-fs_list.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsListCommand(ISessionContext session) : ListingCommand("fs_list", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists a directory: directories first, with a / behind the name, then all others, each by name.

        -path (text)   the directory; without it the current one.
        -info_frame    sends one frame with details for each entry, for programs, instead of text.
        -no_hidden     leaves out names that start with a dot.
        """;

    /// <inheritdoc />
    protected override void Entered(string shown)
    {
    }

    /// <inheritdoc />
    private protected override string TextOf(DirectoryItem item) => item.Name;
}
