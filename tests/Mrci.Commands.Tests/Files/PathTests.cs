using Mrci.Commands.Files.Linux;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;

namespace Mrci.Commands.Tests.Files;

/// <summary>Virtual paths (C-FS.1, C-FS.3, C-FS.6).</summary>
public sealed class PathTests : IDisposable
{
    private const int HostilePaths = 5000;
    private const int Swaps = 3000;

    private static readonly string[] Names =
    [
        "..", "..", "..", ".", "", "a", "dir", "sub", "b", "up", "out", "out2", "abs", "top", "absin", "rel", "home", "leave", "back", "backdir", "loop",
        "dangling", "proc", "secrets", "secret", "etc", "passwd", "files", "a b", "...", "..%2f", "%2e%2e", "~", "C:", "..\\..", "\\\\host\\share",
        "\0", "a\0b", "\uFFFD", "ü", "😀", "\uD800", "nowhere", "-", "*", "con", " ", "..;/", new string('x', 300),
    ];

    private readonly HostileTree _tree = new();

    public static TheoryData<bool> Kinds => HostileTree.Kinds;

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("/", "/", "Found", "/")]
    [InlineData("/", "", "Found", "/")]
    [InlineData("/dir", "", "Found", "/dir")]
    [InlineData("/dir", "b", "Found", "/dir/b")]
    [InlineData("/dir", "/a", "Found", "/a")]
    [InlineData("/", "..", "Found", "/")] // C-FS.6: `..` in `/` is `/`
    [InlineData("/dir", "../../../../a", "Found", "/a")]
    [InlineData("/", "dir//./sub/", "Found", "/dir/sub")]
    [InlineData("/", "rel", "Found", "/dir/b")]
    [InlineData("/", "absin", "Found", "/a")]
    [InlineData("/", "back", "Found", "/a")]
    [InlineData("/", "backdir/b", "Found", "/dir/b")]
    [InlineData("/", "sub/../b", "Found", "/dir/b")] // behind a link `..` is the directory above its target
    [InlineData("/", "dir/home/a", "Found", "/a")]
    [InlineData("/", "nowhere", "Missing", "/nowhere")]
    [InlineData("/", "dir/x/y/../z", "Missing", "/dir/x/z")]
    [InlineData("/", "nowhere/../a", "Found", "/a")]
    [InlineData("/", "dangling", "Missing", "/nowhere/at/all")]
    [InlineData("/gone", "a", "Missing", "/gone/a")]
    [InlineData("/", "a/b", "Impossible", null)]
    [InlineData("/", "a/..", "Impossible", null)]
    [InlineData("/", "loop", "Impossible", null)]
    [InlineData("/", "dir/\0", "Impossible", null)]
    [InlineData("/", "up", "Outside", null)]
    [InlineData("/", "up/files/a", "Outside", null)] // out by a link and back by the client's text
    [InlineData("/", "out/secret", "Outside", null)]
    [InlineData("/", "out2", "Outside", null)]
    [InlineData("/", "abs", "Outside", null)]
    [InlineData("/", "top/etc/passwd", "Outside", null)]
    [InlineData("/", "dir/leave", "Outside", null)]
    [InlineData("/", "proc", "Outside", null)]
    public void Path_leads_where_the_rules_say(string directory, string path, string status, string? shown)
    {
        Assert.SkipUnless(LinuxCalls.AreKnown, "links are followed on Linux only (docs/files.md)");
        using var found = _tree.Open(byHandles: true).Resolve(directory, path, follow: true);

        found.Status.ToString().ShouldBe(status);
        if (shown is not null)
            found.Virtual.ShouldBe(shown);
    }

    [Fact]
    public void Link_at_the_end_is_left_alone_when_it_is_meant_itself()
    {
        // C-FS.3
        Assert.SkipUnless(LinuxCalls.AreKnown, "links are followed on Linux only (docs/files.md)");
        var tree = _tree.Open(byHandles: true);
        foreach (var name in new[] { "up", "abs", "rel", "loop", "dangling" })
        {
            using var link = tree.Resolve("/", name, follow: false);
            (link.Status, link.Node.Status.Kind, link.Virtual).ShouldBe((HostPathStatus.Found, FileKind.Link, $"/{name}"));
        }
    }

    [Fact]
    public void Links_are_not_followed_where_the_platform_has_no_calls_on_directories()
    {
        var tree = _tree.Open(byHandles: false);
        foreach (var name in new[] { "up", "up/secrets/secret", "abs", "rel", "absin", "sub/x", "loop", "dir/home/a" })
        {
            using var path = tree.Resolve("/", name, follow: true);
            path.Status.ShouldBe(HostPathStatus.Denied, name);
        }

        using var file = tree.Resolve("/", "dir/../a", follow: true);
        (file.Status, file.Virtual).ShouldBe((HostPathStatus.Found, "/a"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_paths_stay_below_the_root(bool byHandles)
    {
        // C-FS.1, B-27: whatever is asked for, made, written, or removed
        var tree = _tree.Open(byHandles);
        var outside = _tree.Outside();
        var random = new Random(20_261_126);
        var seen = new Dictionary<HostPathStatus, int>();
        for (var i = 0; i < HostilePaths; i++)
        {
            var (directory, text) = (Hostile(random), Hostile(random));
            using var path = tree.Resolve(directory, text, follow: random.Next(4) > 0);
            seen[path.Status] = seen.GetValueOrDefault(path.Status) + 1;
            path.Virtual.ShouldStartWith("/");
            path.Virtual.Split('/').Contains("..", StringComparer.Ordinal).ShouldBeFalse(text);
            if (path.Status == HostPathStatus.Found)
                IsInside(path.Node).ShouldBeTrue($"{directory} + {text} leads to {path.Node.RealPath}");
            else if (path.Status == HostPathStatus.Missing)
                Make(path);
        }

        seen.GetValueOrDefault(HostPathStatus.Found).ShouldBeGreaterThan(100);
        seen.GetValueOrDefault(HostPathStatus.Missing).ShouldBeGreaterThan(100);
        seen.GetValueOrDefault(byHandles ? HostPathStatus.Outside : HostPathStatus.Denied).ShouldBeGreaterThan(100);
        _tree.Outside().ShouldBe(outside);
    }

    [Fact]
    public async Task Link_put_in_place_of_a_directory_leads_nobody_outside()
    {
        // C-FS.1: between the look and the deed
        Assert.SkipUnless(LinuxCalls.AreKnown, "needs calls on directories (docs/files.md)");
        var outside = _tree.Outside();
        Directory.CreateDirectory(Path.Combine(_tree.Root, "door"));
        File.WriteAllText(Path.Combine(_tree.Root, "door", "secret"), "decoy");
        _tree.Link("trap", "../secrets");
        var tree = _tree.Open(byHandles: true);
        using var stop = new CancellationTokenSource();
        var flipping = Task.Run(() => Flip(stop.Token), CancellationToken.None);

        var (inside, refused) = (0, 0);
        for (var i = 0; i < Swaps || inside == 0 || refused == 0; i++)
        {
            i.ShouldBeLessThan(1000 * Swaps, $"waited in vain for both kinds: {inside} inside, {refused} refused");
            using var path = tree.Resolve("/", "door/secret", follow: true);
            if (path.Status == HostPathStatus.Outside)
                refused++;
            else if (Touch(path))
                inside++;
        }

        await stop.CancelAsync();
        await flipping;
        _tree.Outside().ShouldBe(outside);
    }

    // Writes, makes, and removes beside what was found. False when the name was free for a moment.
    private static bool Touch(HostPath path)
    {
        if (path.Status != HostPathStatus.Found)
            return false;
        using (var file = path.Node.OpenRead())
        {
            var bytes = new byte[16];
            var read = RandomAccess.Read(file, bytes, 0);
            System.Text.Encoding.UTF8.GetString(bytes, 0, read).ShouldBe("decoy");
        }

        using (var draft = path.Parent.CreateDraft())
        {
            RandomAccess.Write(draft.Handle, "decoy"u8, 0);
            draft.Publish("secret", mayReplace: true, expected: null);
        }

        path.Parent.MakeDirectory("made");
        path.Parent.MakeLink("link", "x");
        path.Parent.Remove("link", isDirectory: false);
        path.Parent.Remove("made", isDirectory: true);
        return true;
    }

    private void Flip(CancellationToken stop)
    {
        using var root = LinuxNode.OpenRoot(_tree.Root);
        while (!stop.IsCancellationRequested)
            root.Rename("door", root, "trap", RenameMode.Exchange);
        using var door = root.Find("door");
        if (door!.Status.Kind == FileKind.Link)
            root.Rename("door", root, "trap", RenameMode.Exchange);
    }

    private static string Hostile(Random random)
    {
        var text = random.Next(3) == 0 ? "/" : "";
        var count = random.Next(0, random.Next(4) == 0 ? 40 : 6);
        for (var i = 0; i < count; i++)
            text += Names[random.Next(Names.Length)] + (random.Next(8) == 0 ? "//" : random.Next(16) == 0 ? "\\" : "/");
        return random.Next(2) == 0 ? text.TrimEnd('/') : text;
    }

    private void Make(HostPath path)
    {
        try
        {
            path.MakeDirectory();
        }
        catch (FileFaultException fault)
        {
            // A name of 300 characters.
            fault.Fault.ShouldBe(FileFault.NotFound, fault.Message);
            return;
        }

        IsInside(path.Parent).ShouldBeTrue(path.Virtual);
        path.Parent.Remove(path.Name, isDirectory: true);
    }

    private bool IsInside(FileNode node) => node.RealPath == _tree.Root || node.RealPath.StartsWith($"{_tree.Root}/", StringComparison.Ordinal);
}
