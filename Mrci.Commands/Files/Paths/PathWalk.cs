using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Paths;

/// <summary>
/// One walk from the root along a path, object by object. Each is opened in the one before and never through a link: links are read and walked by
/// us. So the walk cannot be led outside, whatever is exchanged under way (C-FS.1).
/// </summary>
internal sealed class PathWalk : IDisposable
{
    // As many as Linux follows itself.
    private const int MostLinks = 40;

    // Each directory on the way stays open; nobody may use up what the process can have open.
    private const int MostDirectories = 128;

    private readonly string _configuredRoot;
    private readonly List<FileNode> _directories = [];
    private readonly List<string> _names = [""];
    private readonly List<string> _missing = [];
    private string[]? _rootNames;
    private int _links;

    // How many directories above the root a link has led; its text may lead back.
    private int _above;

    /// <summary>Starts at the root.</summary>
    /// <param name="root">The root; taken over.</param>
    /// <param name="configuredRoot">The path it was opened by.</param>
    public PathWalk(FileNode root, string configuredRoot)
    {
        _directories.Add(root);
        _configuredRoot = configuredRoot;
    }

    private FileNode Current => _directories[^1];

    private string[] RootNames => _rootNames ??= Current.RealPath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Goes along.</summary>
    /// <param name="steps">The names to go through.</param>
    /// <param name="follow">Whether a link at the end is followed.</param>
    public HostPath Run(PathSteps steps, bool follow)
    {
        try
        {
            while (!steps.IsEmpty)
            {
                var (name, isOfLink) = steps.Pop();
                if (name is "..")
                    Up(isOfLink);
                else if (_above > 0)
                    Return(name, isOfLink);
                else if (_missing.Count > 0)
                    Miss(name);
                else if (Enter(name, steps, follow) is { } leaf)
                    return End(HostPathStatus.Found, leaf, [name]);
                if (_above < 0)
                    return End(HostPathStatus.Outside);
            }
        }
        catch (FileFaultException fault)
        {
            return End(fault.Fault == FileFault.Denied ? HostPathStatus.Denied : HostPathStatus.Impossible);
        }

        return _above > 0 ? End(HostPathStatus.Outside) : End(_missing.Count > 0 ? HostPathStatus.Missing : HostPathStatus.Found, null, _missing);
    }

    /// <summary>Goes where an absolute target of a link starts; its names are pushed already.</summary>
    public void LeaveFor(string target, PathSteps steps)
    {
        ToRoot();

        // An operator writes links with the path that he knows the root by, which may itself lead over links.
        if (IsBelow(target, _configuredRoot))
        {
            foreach (var _ in _configuredRoot.Split('/', StringSplitOptions.RemoveEmptyEntries))
                steps.Pop();
            return;
        }

        _above = RootNames.Length;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var directory in _directories)
            directory.Dispose();
    }

    private static bool IsBelow(string target, string root) =>
        target.StartsWith(root, StringComparison.Ordinal) && (target.Length == root.Length || target[root.Length] == '/' || root.EndsWith('/'));

    private void Up(bool isOfLink)
    {
        if (_missing.Count > 0)
            _missing.RemoveAt(_missing.Count - 1);
        else if (_directories.Count > 1)
            Leave();
        else if (isOfLink || _above > 0)
            _above = Math.Min(_above + 1, RootNames.Length); // C-FS.6: only a link can point outside; `..` in `/` is `/`
    }

    // Outside nothing is looked at: the only way to go on is back towards the root.
    private void Return(string name, bool isOfLink)
    {
        var isBack = isOfLink && string.Equals(RootNames[^_above], name, StringComparison.Ordinal);
        _above = isBack ? _above - 1 : -1;
    }

    private void Miss(string name)
    {
        if (!FileNames.IsPossible(name) || _directories.Count + _missing.Count > MostDirectories)
            throw new FileFaultException(FileFault.NotFound, "no such name, or too deep");
        _missing.Add(name);
    }

    private FileNode? Enter(string name, PathSteps steps, bool follow)
    {
        if (!FileNames.IsPossible(name))
            throw new FileFaultException(FileFault.NotFound, "no such name");
        if (_directories.Count > MostDirectories)
            throw new FileFaultException(FileFault.NotFound, "too deep");
        var node = Current.Find(name);
        if (node is null)
        {
            _missing.Add(name);
            return null;
        }

        switch (node.Status.Kind)
        {
            case FileKind.Directory:
                _directories.Add(node);
                _names.Add(name);
                return null;
            case FileKind.Link when follow || !steps.IsEmpty:
                using (node)
                    Follow(node.ReadLink(), steps);
                return null;
            case var _ when steps.IsEmpty:
                return node;
            default:
                node.Dispose();
                throw new FileFaultException(FileFault.NotFound, "not a directory");
        }
    }

    private void Follow(string target, PathSteps steps)
    {
        if (++_links > MostLinks)
            throw new FileFaultException(FileFault.NotFound, "too many links");
        steps.PushLink(target);
        if (PathSteps.IsAbsolute(target))
            LeaveFor(target, steps);
    }

    private void ToRoot()
    {
        while (_directories.Count > 1)
            Leave();
    }

    private void Leave()
    {
        Current.Dispose();
        _directories.RemoveAt(_directories.Count - 1);
        _names.RemoveAt(_names.Count - 1);
    }

    // Hands over what is open, so that Dispose finds nothing.
    private HostPath End(HostPathStatus status, FileNode? leaf = null, IReadOnlyList<string>? rest = null)
    {
        var path = new HostPath(status, [.. _directories], [.. _names], leaf, [.. rest ?? []]);
        _directories.Clear();
        return path;
    }
}
