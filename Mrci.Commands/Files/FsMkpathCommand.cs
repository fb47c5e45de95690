using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>Makes a directory with its parents (C-fs_mkpath.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsMkpathCommand(ISessionContext session) : FileCommand("fs_mkpath", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Makes a directory, and those above it that are missing.

        -path (text)   the directory. If it exists nothing happens.
        """;

    /// <inheritdoc />
    protected override ValueTask BeginAsync(ArgumentLine line)
    {
        if (!Given(line, "-path", out var target))
            return ValueTask.CompletedTask;
        using var path = Resolve(target, follow: true);
        if (path.Status == HostPathStatus.Missing)
            path.MakeDirectory();
        else if (path.Status != HostPathStatus.Found)
            Fail(path.Status == HostPathStatus.Impossible ? "no directory can be made there." : PathRefusal.Of(path.Status, "-path"));
        return ValueTask.CompletedTask;
    }
}
