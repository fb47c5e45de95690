using Mrci.Commands.Files.Linux;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Commands.Files.Portable;

namespace Mrci.Commands.Tests.Files;

/// <summary>A root with all kinds of links in it, beside a secret that nobody may reach.</summary>
public sealed class HostileTree : IDisposable
{
    private readonly DirectoryInfo _outer = Directory.CreateTempSubdirectory("mrci-outer-");

    public HostileTree()
    {
        Directory.CreateDirectory(Secrets);
        File.WriteAllText(Secret, "secret");
        Directory.CreateDirectory(Path.Combine(Root, "dir", "sub"));
        Directory.CreateDirectory(Path.Combine(Root, "a b"));
        File.WriteAllText(Path.Combine(Root, "a"), "inside");
        File.WriteAllText(Path.Combine(Root, "dir", "b"), "inside too");
        Link("up", "..");
        Link("out", "../secrets");
        Link("out2", "dir/../../secrets/secret");
        Link("abs", "/etc/passwd");
        Link("top", "/");
        Link("absin", Path.Combine(Root, "a"));
        Link("rel", "dir/b");
        Link("sub", "dir/sub");
        Link("dir/home", "..");
        Link("dir/leave", "../..");
        Link("back", $"../{Path.GetFileName(Root)}/a");
        Link("backdir", $"../../{_outer.Name}/{Path.GetFileName(Root)}/dir");
        Link("loop", "loop2");
        Link("loop2", "loop");
        Link("dangling", "nowhere/at/all");
        Link("proc", "/proc/self/root/etc/passwd");
    }

    public string Root => Path.Combine(_outer.FullName, "files");

    public string Secrets => Path.Combine(_outer.FullName, "secrets");

    public string Secret => Path.Combine(Secrets, "secret");

    /// <summary>The tree as this platform opens it, and as one without calls on directories would.</summary>
    public static TheoryData<bool> Kinds => LinuxCalls.AreKnown ? [true, false] : [false];

    internal FileTree Open(bool byHandles) => new(Root, byHandles ? LinuxNode.OpenRoot : PortableNode.OpenRoot);

    /// <summary>Everything beside the root, with its bytes.</summary>
    public string Outside() => string.Join(
        '\n',
        _outer.EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(info => !info.FullName.StartsWith(Root, StringComparison.Ordinal))
            .Select(info => info is FileInfo file ? $"{file.FullName}:{File.ReadAllText(file.FullName)}" : info.FullName)
            .Order(StringComparer.Ordinal));

    public void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(Root, name), target);

    public void Dispose() => _outer.Delete(recursive: true);
}
