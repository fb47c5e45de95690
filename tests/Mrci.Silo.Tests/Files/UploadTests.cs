using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>fs_upload (C-fs_upload.1, P-3.20, P-3.23, P-3.24, P-3.26, P-3.28).</summary>
public sealed class UploadTests(FileHost host) : IClassFixture<FileHost>
{
    private const ushort Upload = TransferSession.Upload;

    [Fact]
    public async Task Three_bytes_as_in_the_example()
    {
        // H-11, to the byte
        await using var session = await host.TransferAsync();
        var file = Path.Combine(host.Root, "r");
        File.Delete(file);
        await session.Connection.SendAsync(Convert.FromHexString(
            "1E1C01300000" + "2D00720065006D006F00740065005F00660069006C00650020002200" + "2F007200220020002D006C0065006E0020003300"));
        (await session.NextAsync(2)).ShouldBe(["GenFile:-to_host", "GenFile:"]);
        await session.Connection.SendAsync(Convert.FromHexString("1E1C01030000616263"));

        (await session.NextAsync()).ShouldBe("Idle:");
        File.ReadAllText(file).ShouldBe("abc");
    }

    [Theory]
    [InlineData("")] // M
    [InlineData("-len 3")]
    [InlineData("-remote_file \"{0}/n\"")]
    [InlineData("-remote_file \"{0}/n\" -len")]
    [InlineData("-remote_file \"{0}/n\" -len x")] // V
    [InlineData("-remote_file \"{0}/n\" -len -1")]
    [InlineData("-remote_file \"{0}/n\" -len 99999999999999999999")]
    [InlineData("-remote_file \"{0}/n\" -len 3 -offset x")]
    [InlineData("-remote_file \"{0}/n\" -len 3 -offset 9223372036854775807")]
    [InlineData("-remote_file \"{0}/out\" -len 3")] // C-FS.1: AD
    [InlineData("-remote_file \"{0}/etc/new\" -len 3")]
    public async Task Failing_check_gives_one_err(string arguments)
    {
        var (path, real) = host.Directory();
        File.CreateSymbolicLink(Path.Combine(real, "out"), Path.Combine(Path.GetDirectoryName(host.Root)!, "outside"));
        Directory.CreateSymbolicLink(Path.Combine(real, "etc"), "/etc");
        await using var session = await host.TransferAsync();

        await session.SendAsync(Upload, string.Format(arguments, path));

        (await session.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
        Directory.GetFileSystemEntries(real).Length.ShouldBe(2);
        File.Exists(Path.Combine(Path.GetDirectoryName(host.Root)!, "outside")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("no/such/directory")]
    [InlineData("file/below")]
    [InlineData("directory")]
    public async Task What_cannot_be_opened_is_told_after_the_answer(string name)
    {
        // C-fs_upload.1: IO(open) last
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "file"), "x");
        Directory.CreateDirectory(Path.Combine(real, "directory"));
        await using var session = await host.TransferAsync();

        await session.SendAsync(Upload, $"-remote_file {path}/{name} -len 3 -force");

        (await session.NextAsync(3)).ShouldBe(["GenFile:-to_host", "Err:", "Idle:"]);
    }

    [Fact]
    public async Task Existing_file_is_asked_about()
    {
        // P-3.24, P-3.26: TEXT or GEN_FILE, any case, anything else again
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "f");
        File.WriteAllText(file, "old content");
        await using var session = await host.TransferAsync();

        await session.SendAsync(Upload, $"-remote_file {path}/f -len 3");
        (await session.NextAsync(2)).ShouldBe(["GenFile:-to_host", "Text:"]);
        await session.Connection.SendTextAsync(Upload, "maybe");
        (await session.NextAsync()).ShouldBe("Text:");
        await session.SendAsync(Upload, "N");
        (await session.NextAsync()).ShouldBe("Idle:");
        File.ReadAllText(file).ShouldBe("old content");

        await session.SendAsync(Upload, $"-remote_file {path}/f -len 3 -truncate");
        (await session.NextAsync(2)).ShouldBe(["GenFile:-to_host", "Text:"]);
        await session.Connection.SendTextAsync(Upload, "Y");
        (await session.NextAsync()).ShouldBe("GenFile:");
        await session.SendAsync(Upload, "new"u8.ToArray());
        (await session.NextAsync()).ShouldBe("Idle:");
        File.ReadAllText(file).ShouldBe("new");
    }

    [Theory]
    [InlineData("0123456789", 0, "", "abc3456789")] // C-fs_upload.1: the rest stays
    [InlineData("0123456789", 4, "", "0123abc789")] // X-62, B-30
    [InlineData("0123456789", 9, "", "012345678abc")]
    [InlineData("0123", 4, "", "0123abc")]
    [InlineData("01", 4, "", "01\0\0abc")]
    [InlineData("0123456789", 0, "-truncate", "abc")]
    [InlineData("0123456789", 2, "-truncate", "\0\0abc")]
    [InlineData(null, 0, "", "abc")]
    [InlineData(null, 2, "", "\0\0abc")]
    public async Task Offset_and_rest_of_the_old_file_are_heeded(string? old, int offset, string more, string expected)
    {
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "f");
        if (old is not null)
            File.WriteAllText(file, old);
        await using var session = await host.TransferAsync();

        await session.UploadAsync($"{path}/f", "abc"u8.ToArray(), $"-offset {offset} -force {more}");

        File.ReadAllText(file).ShouldBe(expected);
    }

    [Fact]
    public async Task Length_of_zero_ends_with_the_ready_frame()
    {
        // P-3.24
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "old"), "old");
        File.WriteAllText(Path.Combine(real, "cut"), "old");
        await using var session = await host.TransferAsync();

        await session.UploadAsync($"{path}/new", [], "");
        await session.UploadAsync($"{path}/old", []);
        await session.UploadAsync($"{path}/cut", [], "-force -truncate");

        File.ReadAllText(Path.Combine(real, "new")).ShouldBe("");
        File.ReadAllText(Path.Combine(real, "old")).ShouldBe("old");
        File.ReadAllText(Path.Combine(real, "cut")).ShouldBe("");
    }

    [Fact]
    public async Task Single_step_asks_for_each_frame_and_surplus_is_dropped()
    {
        // P-3.22, P-3.26, X-62
        var (path, real) = host.Directory();
        await using var session = await host.TransferAsync();
        await session.BeginUploadAsync($"{path}/f", 5, "-single_step");
        await session.Connection.SendTextAsync(Upload, "ignored");
        await session.SendAsync(Upload);
        await session.SendAsync(Upload, "ab"u8.ToArray());
        (await session.NextAsync()).ShouldBe("GenFile:");
        await session.SendAsync(Upload, "c"u8.ToArray());
        (await session.NextAsync()).ShouldBe("GenFile:");
        await session.SendAsync(Upload, "de-surplus"u8.ToArray());
        (await session.NextAsync()).ShouldBe("Idle:");

        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("abcde");
        await session.SendAsync(Upload, "late"u8.ToArray()); // P-3.28
        (await session.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
    }

    [Fact]
    public async Task Large_file_arrives_whole_and_keeps_its_rights()
    {
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "big");
        File.WriteAllText(file, "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var content = new byte[(20 * 1024 * 1024) + 7];
        new Random(7).NextBytes(content);
        await using var session = await host.TransferAsync();

        await session.BeginUploadAsync($"{path}/big", content.Length, "-force");
        foreach (var part in content.Chunk(128_000))
            await session.SendAsync(Upload, part);
        (await session.NextAsync()).ShouldBe("Idle:");

        File.ReadAllBytes(file).ShouldBe(content);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await session.DownloadAsync($"{path}/big")).ShouldBe(content);
        (await session.DownloadAsync($"{path}/big", $"-len {content.Length}")).ShouldBe(content);
    }

    [Fact]
    public async Task Until_it_is_complete_the_old_file_is_there_for_everybody()
    {
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "f");
        File.WriteAllText(file, "old");
        await using var session = await host.TransferAsync();
        await using var reader = await host.TransferAsync();
        await session.BeginUploadAsync($"{path}/f", 6);
        await session.SendAsync(Upload, "abc"u8.ToArray());
        await session.Connection.SynchronizeAsync();

        (await reader.DownloadAsync($"{path}/f")).ShouldBe("old"u8.ToArray());
        Directory.GetFileSystemEntries(real).ShouldBe([file]);

        await session.SendAsync(Upload, "def"u8.ToArray());
        (await session.NextAsync()).ShouldBe("Idle:");
        (await reader.DownloadAsync($"{path}/f")).ShouldBe("abcdef"u8.ToArray());
    }

    [Fact]
    public async Task Of_two_writers_one_wins_as_a_whole()
    {
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "f");
        await using var first = await host.TransferAsync();
        await using var second = await host.TransferAsync();
        await first.BeginUploadAsync($"{path}/f", 4, "");
        await second.BeginUploadAsync($"{path}/f", 4, "");
        await first.SendAsync(Upload, "aa"u8.ToArray());
        await second.SendAsync(Upload, "bbbb"u8.ToArray());
        (await second.NextAsync()).ShouldBe("Idle:");
        await first.SendAsync(Upload, "aa"u8.ToArray());

        // C-GEN.7: it was not there when the first one was let in, and he has not been asked.
        (await first.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
        File.ReadAllText(file).ShouldBe("bbbb");

        await first.BeginUploadAsync($"{path}/f", 6);
        await second.BeginUploadAsync($"{path}/f", 6);
        await first.SendAsync(Upload, "cccccc"u8.ToArray());
        (await first.NextAsync()).ShouldBe("Idle:");
        await second.SendAsync(Upload, "dddddd"u8.ToArray());
        (await second.NextAsync()).ShouldBe("Idle:");
        File.ReadAllText(file).ShouldBe("dddddd");
    }

    [Fact]
    public async Task Part_is_not_put_into_a_file_that_has_changed_meanwhile()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "0123456789");
        await using var first = await host.TransferAsync();
        await using var second = await host.TransferAsync();
        await first.BeginUploadAsync($"{path}/f", 2, "-force -offset 2");
        await second.UploadAsync($"{path}/f", "whole"u8.ToArray(), "-force -truncate");
        await first.SendAsync(Upload, "ab"u8.ToArray());

        (await first.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("whole");
    }

    [Fact]
    public async Task Link_is_written_through_and_stays()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "old");
        File.CreateSymbolicLink(Path.Combine(real, "l"), "f");
        await using var session = await host.TransferAsync();

        await session.UploadAsync($"{path}/l", "new"u8.ToArray());

        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("new");
        new System.IO.FileInfo(Path.Combine(real, "l")).LinkTarget.ShouldBe("f");
    }
}
