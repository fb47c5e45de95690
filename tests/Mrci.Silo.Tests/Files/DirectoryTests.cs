using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Silo.Tests.Files;

/// <summary>fs_cd, fs_list, fs_tree, fs_info, fs_mkpath, fs_delete (C-FS.1 to C-FS.6).</summary>
public sealed class DirectoryTests(FileHost host) : IClassFixture<FileHost>
{
    [Fact]
    public async Task Current_directory_belongs_to_the_session()
    {
        // C-fs_cd.1, C-FS.2, P-6.5
        var (path, real) = host.Directory();
        Directory.CreateDirectory(Path.Combine(real, "in"));
        Directory.CreateSymbolicLink(Path.Combine(real, "to"), "in");
        await using var client = await host.RootAsync();

        (await client.DoAsync("fs_cd")).Text.ShouldBe("/\n");
        (await client.DoAsync($"fs_cd -path {path}/to")).Text.ShouldBe($"{path}/in\n");
        (await client.DoAsync("fs_cd -path ../.")).Text.ShouldBe($"{path}\n");
        (await client.DoAsync("fs_cd -path ../../../..")).Text.ShouldBe("/\n");
        (await client.DoAsync($"fs_cd -path {path}")).Text.ShouldBe($"{path}\n");
        (await client.DoAsync("fs_cd")).Text.ShouldBe($"{path}\n");
        await client.SilentAsync("fs_mkpath -path relative");
        Directory.Exists(Path.Combine(real, "relative")).ShouldBeTrue();
        await using var other = await host.RootAsync();
        (await other.DoAsync("fs_cd")).Text.ShouldBe("/\n");
    }

    [Fact]
    public async Task Failing_checks_give_one_err()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "x");
        File.CreateSymbolicLink(Path.Combine(real, "out"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(real, "etc"), "/etc");
        await using var client = await host.RootAsync();
        await client.DoAsync($"fs_cd -path {path}");
        string[] lines =
        [
            "fs_cd -path nowhere", "fs_cd -path f", "fs_cd -path etc", "fs_cd -path f/..", // NF, ST, AD
            "fs_list -path nowhere", "fs_list -path f", "fs_list -path etc", "fs_list -path etc/ssl",
            "fs_tree -path nowhere", "fs_tree -path f", "fs_tree -path etc",
            "fs_info", "fs_info -path nowhere", "fs_info -path etc/passwd", // M, NF, AD
            "fs_mkpath", "fs_mkpath -path f/x", "fs_mkpath -path etc/x", // M, IO, AD
            $"fs_mkpath -path {string.Join('/', Enumerable.Repeat("d", 200))}", // too deep
            $"fs_mkpath -path {new string('x', 300)}",
            "fs_delete", "fs_delete -path nowhere -force", "fs_delete -path / -force", "fs_delete -path .. -force", "fs_delete -path etc/passwd -force",
            "fs_copy", "fs_copy -src f", "fs_copy -src nowhere -dst g", "fs_copy -src f -dst .", "fs_copy -src f -dst f", "fs_copy -src . -dst sub/x",
            "fs_copy -src f -dst etc/x", "fs_copy -src etc/passwd -dst p", "fs_copy -src / -dst p",
            "fs_move", "fs_move -src f", "fs_move -src nowhere -dst g", "fs_move -src f -dst .", "fs_move -src f -dst f", "fs_move -src . -dst sub/x",
            "fs_move -src f -dst f/x", "fs_move -src f -dst etc/x", "fs_move -src etc/passwd -dst p", "fs_move -src / -dst p",
        ];
        foreach (var line in lines)
            await client.FailsAsync(line);

        Directory.GetFileSystemEntries(real).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["etc", "f", "out"]);
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Listing_has_directories_first_and_shows_kinds()
    {
        // C-fs_list.1, C-FS.5
        var (path, real) = host.Directory();
        foreach (var name in new[] { "zeta", ".dots", "Alpha" })
            Directory.CreateDirectory(Path.Combine(real, name));
        foreach (var name in new[] { "b", "a", ".hidden", "ä" })
            File.WriteAllText(Path.Combine(real, name), name);
        Directory.CreateSymbolicLink(Path.Combine(real, "link"), "zeta");
        await using var client = await host.RootAsync();

        (await client.DoAsync($"fs_list -path {path}")).Text.ShouldBe(".dots/\nAlpha/\nzeta/\n.hidden\na\nb\nlink\nä\n");
        (await client.DoAsync($"fs_list -path {path} -no_hidden")).Text.ShouldBe("Alpha/\nzeta/\na\nb\nlink\nä\n");
        await client.DoAsync($"fs_cd -path {path}");
        var frames = (await client.DoAsync("fs_list -info_frame -no_hidden")).Frames;
        frames.Select(frame => frame.Type).ShouldAllBe(type => type == FrameType.FileInfo);
        frames.Select(frame => Read(frame.Payload).Name).ShouldBe(["Alpha", "zeta", "a", "b", "link", "ä"]);
        (await client.DoAsync("fs_list -path Alpha")).Frames.ShouldBeEmpty();
    }

    [Fact]
    public async Task Large_directory_is_listed_whole_in_turns()
    {
        // C-FS.4
        var (path, real) = host.Directory();
        foreach (var number in Enumerable.Range(0, 5000))
            File.Create(Path.Combine(real, $"{number:d5}")).Dispose();
        await using var client = await host.RootAsync();

        (await client.DoAsync($"fs_list -path {path}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(Enumerable.Range(0, 5000).Select(number => $"{number:d5}"));
        await client.SilentAsync($"fs_delete -path {path} -force");
        Directory.Exists(real).ShouldBeFalse();
    }

    [Fact]
    public async Task Tree_goes_level_by_level_and_not_through_links()
    {
        // C-fs_tree.1, C-FS.3
        var (path, real) = host.Directory();
        Directory.CreateDirectory(Path.Combine(real, "b", "deep", "er"));
        Directory.CreateDirectory(Path.Combine(real, "a"));
        File.WriteAllText(Path.Combine(real, "a", "f"), "");
        File.WriteAllText(Path.Combine(real, "b", "deep", "g"), "");
        Directory.CreateSymbolicLink(Path.Combine(real, "a", "loop"), "..");
        await using var client = await host.RootAsync();
        await client.DoAsync($"fs_cd -path {path}");

        (await client.DoAsync("fs_tree -path .")).Text.ShouldBe("./a/\n./b/\n./a/f\n./a/loop\n./b/deep/\n./b/deep/er/\n./b/deep/g\n");
        (await client.DoAsync($"fs_tree -path {path}/b/")).Text.ShouldBe($"{path}/b/deep/\n{path}/b/deep/er/\n{path}/b/deep/g\n");
        (await client.DoAsync("fs_tree -path b -info_frame")).Frames.Select(frame => Read(frame.Payload).Name).ShouldBe(["deep", "er", "g"]);
    }

    [Fact]
    public async Task Info_describes_files_and_what_links_lead_to()
    {
        // C-fs_info.1, P-3.6, H-13, H-15, X-64
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "a");
        File.WriteAllText(file, "abc");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddMilliseconds(1568252987000));
        File.CreateSymbolicLink(Path.Combine(real, "l"), "a");
        File.CreateSymbolicLink(Path.Combine(real, "abs"), file);
        File.CreateSymbolicLink(Path.Combine(real, "gone"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(real, "out"), "/etc/passwd");
        await using var client = await host.RootAsync();
        await client.DoAsync($"fs_cd -path {path}");

        var bytes = (await client.DoAsync("fs_info -path a -info_frame")).Frames.ShouldHaveSingleItem().Payload;
        bytes.Length.ShouldBe(0x1D);
        bytes.Span[0].ShouldBe((byte)0x59);
        bytes[9..].ToArray().ShouldBe(Convert.FromHexString("788629236D010000030000000000000061000000"));
        var link = (await client.DoAsync("fs_info -path l -info_frame")).Frames.ShouldHaveSingleItem().Payload;
        link.Span[0].ShouldBe((byte)0x5D);
        Read(link).ShouldBe(Read(bytes) with { Flags = (FileInfoFlags)0x5D, Name = "l", LinkTarget = $"{path}/a" });
        link.Length.ShouldBe(25 + 2 + 2 + (2 * $"{path}/a".Length), "X-64: no terminator");
        Read((await client.DoAsync("fs_info -path abs -info_frame")).Frames[0].Payload).LinkTarget.ShouldBe($"{path}/a");
        Read((await client.DoAsync("fs_info -path gone -info_frame")).Frames[0].Payload)
            .ShouldBe(new FileInfo(FileInfoFlags.Symlink, 0, 0, 0, "gone", $"{path}/nowhere"));
        Read((await client.DoAsync("fs_info -path out -info_frame")).Frames[0].Payload).ShouldBe(new FileInfo(FileInfoFlags.Symlink, 0, 0, 0, "out", ""));

        var lines = (await client.DoAsync("fs_info -path l")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(':')[0]).ShouldBe(
            ["is_file", "is_dir", "is_symlnk", "can_read", "can_write", "can_execute", "bytes", "device", "time_created", "last_modified", "last_accessed"]);
        lines[..7].ShouldBe(["is_file: true", "is_dir: false", "is_symlnk: true", "can_read: true", "can_write: true", "can_execute: false", "bytes: 3"]);
        lines[9].ShouldBe("last_modified: 2019-09-12 01:49:47");
        (await client.DoAsync("fs_info -path /")).Text.ShouldContain("is_dir: true");
    }

    [Fact]
    public async Task Path_is_made_with_its_parents_and_again_for_nothing()
    {
        // C-fs_mkpath.1
        var (path, real) = host.Directory();
        await using var client = await host.RootAsync();

        await client.SilentAsync($"fs_mkpath -path \"{path}/x/y y/../z\"");
        await client.SilentAsync($"fs_mkpath -path {path}/x/z/");
        await client.SilentAsync("fs_mkpath -path /");

        Directory.GetFileSystemEntries(real, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["x", "z"], ignoreOrder: true);
    }

    [Fact]
    public async Task Deletion_asks_and_spares_what_links_lead_to()
    {
        // C-fs_delete.1, C-FS.3, C-GEN.6
        var (path, real) = host.Directory();
        Directory.CreateDirectory(Path.Combine(real, "tree", "deep"));
        Directory.CreateDirectory(Path.Combine(real, "kept"));
        File.WriteAllText(Path.Combine(real, "kept", "f"), "x");
        Directory.CreateSymbolicLink(Path.Combine(real, "tree", "deep", "link"), "../../kept");
        Directory.CreateSymbolicLink(Path.Combine(real, "tree", "etc"), "/etc");
        Directory.CreateSymbolicLink(Path.Combine(real, "link"), "kept");
        await using var client = await host.RootAsync();
        await client.DoAsync($"fs_cd -path {path}");

        (await client.TypesAsync("fs_delete", "-path tree", "n")).ShouldBe([FrameType.Text]);
        (await client.TypesAsync("fs_delete", "-path tree", "what", "N")).ShouldBe([FrameType.Text]);
        (await client.TypesAsync("fs_delete", "-path tree", "")).ShouldBe([FrameType.Text]);
        Directory.Exists(Path.Combine(real, "tree", "deep")).ShouldBeTrue();
        (await client.TypesAsync("fs_delete", "-path tree", "Y")).ShouldBe([FrameType.Text]);
        await client.SilentAsync("fs_delete -path link -force");

        Directory.GetFileSystemEntries(real, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["kept", "f"], ignoreOrder: true);
        File.Exists("/etc/passwd").ShouldBeTrue();
    }

    [Fact]
    public async Task Deletion_of_what_has_gone_meanwhile_is_an_error()
    {
        // C-GEN.7
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "x");
        await using var client = await host.RootAsync();
        var run = await client.StartAsync("fs_delete", $"-path {path}/f");
        await run.UntilAsync(FrameType.Text);
        File.Delete(Path.Combine(real, "f"));

        await run.SendAsync("y");

        (await run.Completion.Within("the IDLE of fs_delete")).Errors.Count.ShouldBe(1);
    }

    private static FileInfo Read(ReadOnlyMemory<byte> payload)
    {
        FileInfo.TryRead(payload.Span, out var info).ShouldBeTrue();
        return info!;
    }
}
