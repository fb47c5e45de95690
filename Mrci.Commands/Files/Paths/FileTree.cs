using Mrci.Commands.Files.Linux;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Portable;

namespace Mrci.Commands.Files.Paths;

/// <summary>The files of the host as clients see them: everything below one directory, with virtual paths (C-FS.1).</summary>
/// <param name="root">Real path of that directory.</param>
/// <param name="openRoot">Opens it; null for what fits the platform.</param>
internal sealed class FileTree(string root, Func<string, FileNode>? openRoot = null)
{
    private readonly Func<string, FileNode> _openRoot = openRoot ?? (LinuxCalls.AreKnown ? LinuxNode.OpenRoot : PortableNode.OpenRoot);

    /// <summary>Walks a path that a client has sent.</summary>
    /// <param name="directory">Current directory of the session, virtual.</param>
    /// <param name="path">The path; one that does not start with <c>/</c> starts at the current directory.</param>
    /// <param name="follow">Whether a link at its end is followed (C-FS.3); links before are.</param>
    public HostPath Resolve(string directory, string path, bool follow)
    {
        var steps = new PathSteps();
        steps.PushClient(path);
        if (!PathSteps.IsAbsolute(path))
            steps.PushClient(directory);
        return Walk(steps, follow);
    }

    /// <summary>Walks to what a link names, and not on from there if that is a link again.</summary>
    /// <param name="directory">Virtual path of the directory the link is in.</param>
    /// <param name="target">What is stored in the link.</param>
    public HostPath ResolveTarget(string directory, string target)
    {
        var steps = new PathSteps();
        steps.PushLink(target);
        if (!PathSteps.IsAbsolute(target))
            steps.PushClient(directory);
        using var walk = new PathWalk(_openRoot(root), root);
        if (PathSteps.IsAbsolute(target))
            walk.LeaveFor(target, steps);
        return walk.Run(steps, follow: false);
    }

    private HostPath Walk(PathSteps steps, bool follow)
    {
        using var walk = new PathWalk(_openRoot(root), root);
        return walk.Run(steps, follow);
    }
}
