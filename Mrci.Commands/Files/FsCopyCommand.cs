namespace Mrci.Commands.Files;

/// <summary>Copies a file, a link, or a directory tree (C-fs_copy.1 to C-fs_copy.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsCopyCommand(ISessionContext session) : TransplantCommand("fs_copy", session, moves: false)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Copies a file, a link, or a directory with all that is in it. Directories that exist are filled up; a link is copied as a link.

        -src (text)   what is copied.
        -dst (text)   what the copy is to be called. Directories above it are made.
        -force        overwrites without asking.

        Asked about something in a directory, you can answer y, n, y-all, or n-all.
        """;
}
