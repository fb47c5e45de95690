namespace Mrci.Commands.Files.Paths;

/// <summary>The names that a walk has still to go through. What is pushed last comes first.</summary>
internal sealed class PathSteps
{
    private const char Separator = '/';

    private readonly Stack<(string Name, bool IsOfLink)> _steps = new();

    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty => _steps.Count == 0;

    /// <summary>Whether a path starts at the root (C-FS.6: <c>/</c> separates on every platform).</summary>
    public static bool IsAbsolute(string path) => path.StartsWith(Separator);

    /// <summary>Puts the names of a client's path before all others.</summary>
    public void PushClient(string path) => Push(path, isOfLink: false);

    /// <summary>Puts the names of a link's target before all others.</summary>
    public void PushLink(string target) => Push(target, isOfLink: true);

    /// <summary>The next name, and whether it stands in a link.</summary>
    public (string Name, bool IsOfLink) Pop() => _steps.Pop();

    /// <summary>Drops all names.</summary>
    public void Clear() => _steps.Clear();

    private void Push(string path, bool isOfLink)
    {
        var names = path.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Reverse())
        {
            if (name is not ".")
                _steps.Push((name, isOfLink));
        }
    }
}
