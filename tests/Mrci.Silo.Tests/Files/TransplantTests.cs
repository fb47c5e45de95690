using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>fs_copy and fs_move (C-fs_copy.1 to C-fs_copy.3, C-fs_move.1).</summary>
public sealed class TransplantTests(FileHost host) : IClassFixture<FileHost>
{
    [Fact]
    public async Task File_is_copied_with_its_rights_and_parents_are_made()
    {
        // C-fs_copy.2
        var (path, real) = host.Directory();
        var content = new byte[(9 * 1024 * 1024) + 3];
        new Random(9).NextBytes(content);
        File.WriteAllBytes(Path.Combine(real, "f"), content);
        SetMode(Path.Combine(real, "f"));
        await using var client = await host.RootAsync();

        var text = (await client.DoAsync($"fs_copy -src {path}/f -dst {path}/x/y/g")).Text;

        text.ShouldStartWith($"{path}/f --> {path}/x/y/g\n");
        text.ShouldEndWith($"{content.Length}/{content.Length}\n");
        File.ReadAllBytes(Path.Combine(real, "x", "y", "g")).ShouldBe(content);
        HasMode(Path.Combine(real, "x", "y", "g"));
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Existing_target_is_asked_about()
    {
        // C-fs_copy.2, C-GEN.6, C-GEN.7
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "new");
        File.WriteAllText(Path.Combine(real, "g"), "old");
        await using var client = await host.RootAsync();

        (await client.TypesAsync("fs_copy", $"-src {path}/f -dst {path}/g", "what", "N")).ShouldBe([FrameType.Text]);
        File.ReadAllText(Path.Combine(real, "g")).ShouldBe("old");
        (await client.TypesAsync("fs_copy", $"-src {path}/f -dst {path}/g", "Y")).ShouldBe([FrameType.Text]);
        File.ReadAllText(Path.Combine(real, "g")).ShouldBe("new");
        File.WriteAllText(Path.Combine(real, "g"), "old");
        (await client.DoAsync($"fs_copy -src {path}/f -dst {path}/g -force")).Text.ShouldNotContain("y/n");
        File.ReadAllText(Path.Combine(real, "g")).ShouldBe("new");
    }

    [Fact]
    public async Task Link_is_copied_as_it_is()
    {
        // C-FS.3, C-FS.6
        var (path, real) = host.Directory();
        File.CreateSymbolicLink(Path.Combine(real, "l"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(real, "old"), "x");
        await using var client = await host.RootAsync();

        await client.SilentAsync($"fs_copy -src {path}/l -dst {path}/m");
        await client.SilentAsync($"fs_copy -src {path}/l -dst {path}/old -force");
        await client.SilentAsync($"fs_move -src {path}/l -dst {path}/n");

        foreach (var name in new[] { "m", "n", "old" })
            new FileInfo(Path.Combine(real, name)).LinkTarget.ShouldBe("/etc/passwd");
        Path.Exists(Path.Combine(real, "l")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(new[] { "y", "y", "n", "y" }, "a:old b:new c:new d:new")] // c, which is in a directory, then a and b
    [InlineData(new[] { "y", "n", "Y-ALL" }, "a:new b:new c:old d:new")]
    [InlineData(new[] { "y", "y", "n-all" }, "a:old b:old c:new d:new")]
    [InlineData(new[] { "y", "hm", "n", "n", "y" }, "a:old b:new c:old d:new")]
    public async Task Directories_are_merged_and_entries_in_the_way_asked_about(string[] answers, string expected)
    {
        // C-fs_copy.3
        var (path, real) = host.Directory();
        Merge(real);
        await using var client = await host.RootAsync();

        await client.RunAsync("fs_copy", $"-src {path}/from -dst {path}/to", answers).Within("the IDLE of fs_copy");

        Content(Path.Combine(real, "to")).ShouldBe($"{expected} own:old");
        Content(Path.Combine(real, "from")).ShouldBe("a:new b:new c:new d:new");
    }

    [Fact]
    public async Task Force_means_yes_to_all()
    {
        // C-fs_copy.3
        var (path, real) = host.Directory();
        Merge(real);
        await using var client = await host.RootAsync();

        (await client.DoAsync($"fs_copy -src {path}/from -dst {path}/to -force")).Text.ShouldNotContain("y-all");

        Content(Path.Combine(real, "to")).ShouldBe("a:new b:new c:new d:new own:old");
    }

    [Fact]
    public async Task Entry_of_another_kind_stops_the_copy()
    {
        // C-fs_copy.3: IO and stop
        var (path, real) = host.Directory();
        Directory.CreateDirectory(Path.Combine(real, "from", "x"));
        Directory.CreateDirectory(Path.Combine(real, "to"));
        File.WriteAllText(Path.Combine(real, "to", "x"), "in the way");
        File.WriteAllText(Path.Combine(real, "from", "y"), "later");
        await using var client = await host.RootAsync();

        (await client.RefusedAsync($"fs_copy -src {path}/from -dst {path}/to -force")).Errors.Count.ShouldBe(1);

        File.ReadAllText(Path.Combine(real, "to", "x")).ShouldBe("in the way");
        File.Exists(Path.Combine(real, "to", "y")).ShouldBeFalse();
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Move_on_one_volume_renames_in_silence_and_replaces()
    {
        // C-fs_move.1
        var (path, real) = host.Directory();
        Merge(real);
        File.WriteAllText(Path.Combine(real, "f"), "new");
        File.WriteAllText(Path.Combine(real, "g"), "old");
        await using var client = await host.RootAsync();

        await client.SilentAsync($"fs_move -src {path}/f -dst {path}/new/place");
        await client.SilentAsync($"fs_move -src {path}/new/place -dst {path}/g -force");
        await client.SilentAsync($"fs_move -src {path}/from -dst {path}/to -force");

        File.ReadAllText(Path.Combine(real, "g")).ShouldBe("new");
        Content(Path.Combine(real, "to")).ShouldBe("a:new b:new c:new d:new", "replaced, not merged");
        Directory.GetFileSystemEntries(real).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["g", "new", "to"]);
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Move_to_another_volume_spares_what_was_left_out()
    {
        // C-fs_move.1, B-28
        var (path, real) = host.Directory();
        using var volume = SmallVolume.Mount(Path.Combine(real, "volume"));
        Merge(real);
        Directory.Move(Path.Combine(real, "to"), Path.Combine(real, "gone"));
        await using var client = await host.RootAsync();
        await client.DoAsync($"fs_copy -src {path}/gone -dst {path}/volume/to");

        await client.RunAsync("fs_move", $"-src {path}/from -dst {path}/volume/to", "y", "y", "n-all").Within("the IDLE of fs_move");

        Content(Path.Combine(real, "volume", "to")).ShouldBe("a:old b:old c:new d:new own:old");
        Content(Path.Combine(real, "from")).ShouldBe("a:new b:new");
        Directory.Exists(Path.Combine(real, "from", "empty")).ShouldBeFalse();
        await client.DoAsync($"fs_move -src {path}/from -dst {path}/volume/all");
        Directory.Exists(Path.Combine(real, "from")).ShouldBeFalse();
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Full_volume_leaves_source_and_old_target_as_they_were()
    {
        // C-FS.4, C-GEN.10
        var (path, real) = host.Directory();
        using var volume = SmallVolume.Mount(Path.Combine(real, "volume"));
        File.WriteAllBytes(Path.Combine(real, "big"), new byte[2 * SmallVolume.Bytes]);
        File.WriteAllText(Path.Combine(real, "volume", "f"), "old");
        await using var client = await host.RootAsync();

        await client.RefusedAsync($"fs_copy -src {path}/big -dst {path}/volume/f -force");
        await client.RefusedAsync($"fs_move -src {path}/big -dst {path}/volume/f -force");

        File.ReadAllText(Path.Combine(real, "volume", "f")).ShouldBe("old");
        new FileInfo(Path.Combine(real, "big")).Length.ShouldBe(2 * SmallVolume.Bytes);
        Directory.GetFileSystemEntries(Path.Combine(real, "volume")).Length.ShouldBe(1);
        await host.ClosedBelowAsync(real);
    }

    private static void SetMode(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void HasMode(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Merge(string real)
    {
        Directory.CreateDirectory(Path.Combine(real, "from", "empty"));
        Directory.CreateDirectory(Path.Combine(real, "from", "sub"));
        Directory.CreateDirectory(Path.Combine(real, "to", "sub"));
        foreach (var name in new[] { "a", "b", "c", "d" })
            File.WriteAllText(Path.Combine(real, "from", name is "c" ? "sub" : ".", name), "new");
        foreach (var name in new[] { "a", "b", "c", "own" })
            File.WriteAllText(Path.Combine(real, "to", name is "c" ? "sub" : ".", name), "old");
    }

    private static string Content(string directory) => string.Join(
        ' ',
        Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetFileName(file)}:{File.ReadAllText(file)}").Order(StringComparer.Ordinal));
}
