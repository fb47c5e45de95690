using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>Transfers of <c>Mrci.Client</c>, and <c>mrci get</c> and <c>mrci put</c>, against a real host (P-3.24, P-3.25).</summary>
public sealed class ClientTransferTests(FileHost host) : IClassFixture<FileHost>
{
    private static readonly string[] Login = ["--user", "root"];

    private string Address => host.Host.Process.EndPoint.ToString();

    [Fact]
    public async Task Bytes_arrive_as_they_were_sent_and_progress_ends_at_the_length()
    {
        var (path, real) = host.Directory();
        var content = new byte[30_000_001];
        new Random(30).NextBytes(content);
        await using var client = await host.RootAsync();
        var (sent, sized, received) = (0L, 0L, 0L);

        await client.UploadAsync(
            new UploadRequest($"{path}/f", content.Length) { Progress = bytes => sent = bytes }, new MemoryStream(content)).Within("the upload");
        var back = new MemoryStream();
        await client.DownloadAsync(
            new DownloadRequest($"{path}/f") { Sized = bytes => sized = bytes, Progress = bytes => received = bytes }, back).Within("the download");

        File.ReadAllBytes(Path.Combine(real, "f")).ShouldBe(content);
        back.ToArray().ShouldBe(content);
        (sent, sized, received).ShouldBe((content.Length, content.Length, content.Length));
    }

    [Fact]
    public async Task Question_is_put_and_its_answer_heeded()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "old");
        await using var client = await host.RootAsync();
        var request = new UploadRequest($"{path}/f", 3) { Truncate = true };

        await Should.ThrowAsync<FileTransferException>(() => client.UploadAsync(request, new MemoryStream("new"u8.ToArray())));
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("old");
        await client.UploadAsync(request with { Overwrite = (_, _) => Task.FromResult(true) }, new MemoryStream("new"u8.ToArray()));
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("new");
    }

    [Fact]
    public async Task Refusals_are_told_and_leave_the_session_usable()
    {
        var (path, _) = host.Directory();
        await using var client = await host.RootAsync();

        await Should.ThrowAsync<FileTransferException>(() => client.DownloadAsync(new DownloadRequest($"{path}/nowhere"), new MemoryStream()));
        await Should.ThrowAsync<FileTransferException>(() => client.UploadAsync(new UploadRequest($"{path}/no/dir", 3), new MemoryStream(new byte[3])));
        await Should.ThrowAsync<FileTransferException>(() => client.UploadAsync(new UploadRequest($"{path}/short", 9), new MemoryStream(new byte[3])));

        (await client.DoAsync($"fs_list -path {path}")).Frames.ShouldBeEmpty();
    }

    [Fact]
    public async Task Destination_that_fails_ends_the_download_and_not_the_session()
    {
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(1L << 32);
        await using var client = await host.RootAsync();

        await Should.ThrowAsync<NotSupportedException>(
            () => client.DownloadAsync(new DownloadRequest($"{path}/f"), new MemoryStream(new byte[1_000_000])).Within("the failure"));

        await client.DoAsync("my_info");
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Put_and_get_move_a_file_and_verify_it()
    {
        var (path, real) = host.Directory();
        using var local = new DataDirectory();
        var (source, target) = (Path.Combine(local.Path, "source"), Path.Combine(local.Path, "target"));
        Directory.CreateDirectory(local.Path);
        var content = new byte[3_000_000];
        new Random(31).NextBytes(content);
        File.WriteAllBytes(source, content);

        var put = await RunAsync("put", Address, source, $"{path}/f", "--verify");
        put.ExitCode.ShouldBe(0, put.Errors);
        put.Errors.ShouldContain("SHA-256");
        var get = await RunAsync("get", Address, $"{path}/f", target);
        get.ExitCode.ShouldBe(0, get.Errors);

        File.ReadAllBytes(Path.Combine(real, "f")).ShouldBe(content);
        File.ReadAllBytes(target).ShouldBe(content);
        File.Exists($"{target}.part").ShouldBeFalse();
        (await RunAsync("get", Address, $"{path}/f", target)).ExitCode.ShouldBe(1, "it exists here");
        (await RunAsync("put", Address, source, $"{path}/f")).ExitCode.ShouldBe(1, "it exists there");
        (await RunAsync("put", Address, source, $"{path}/f", "--force")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Resume_moves_only_what_is_missing()
    {
        var (path, real) = host.Directory();
        using var local = new DataDirectory();
        Directory.CreateDirectory(local.Path);
        var (source, target) = (Path.Combine(local.Path, "source"), Path.Combine(local.Path, "target"));
        File.WriteAllText(source, "0123456789");
        File.WriteAllText(Path.Combine(real, "f"), "01234");
        File.WriteAllText($"{target}.part", "abc");

        (await RunAsync("put", Address, source, $"{path}/f", "--resume", "--verify")).ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("0123456789");
        (await RunAsync("get", Address, $"{path}/f", target, "--resume")).ExitCode.ShouldBe(0);
        File.ReadAllText(target).ShouldBe("abc3456789");
    }

    [Theory]
    [InlineData(1, "get", "{0}", "/nowhere", "{1}/x")]
    [InlineData(1, "put", "{0}", "{1}/nowhere", "/x")]
    [InlineData(2, "get", "{0}", "/x")]
    [InlineData(2, "get", "no host", "/x", "{1}/x")]
    [InlineData(2, "get", "{0}", "/x", "{1}/x", "--verify")]
    [InlineData(3, "get", "127.0.0.1:1", "/x", "{1}/x")]
    public async Task Exit_code_says_what_went_wrong(int expected, params string[] arguments)
    {
        using var local = new DataDirectory();
        Directory.CreateDirectory(local.Path);

        var run = await RunAsync([.. arguments.Select(argument => string.Format(argument, Address, local.Path))]);

        run.ExitCode.ShouldBe(expected, run.Errors);
        run.Errors.ShouldStartWith("mrci: ");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Conversation_moves_files_named_by_client_file()
    {
        // P-15.5: the length is added
        var (path, real) = host.Directory();
        using var local = new DataDirectory();
        var (source, target) = (Path.Combine(local.Path, "a file"), Path.Combine(local.Path, "target"));
        File.WriteAllText(source, "content");
        File.WriteAllText(Path.Combine(real, "old"), "0123456789");

        var run = await CliProgram.RunAsync(
            $"{HostFixture.RootPassword}\ny\nn\n",
            Address, "-c", "auth -user root",
            "-c", $"fs_upload -remote_file {path}/f -client_file \"{source}\"",
            "-c", $"fs_upload -remote_file {path}/old -client_file \"{source}\"",
            "-c", $"fs_download -remote_file {path}/f -client_file \"{target}\"",
            "-c", $"fs_upload -remote_file {path}/f -client_file \"{source}\"");

        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("content", run.Errors);
        File.ReadAllText(Path.Combine(real, "old")).ShouldBe("content789", run.Errors);
        File.ReadAllText(target).ShouldBe("content");
        run.ExitCode.ShouldBe(1, "the last question was answered with no");
    }

    [Fact]
    public async Task Wrong_password_is_told()
    {
        var run = await CliProgram.RunAsync("Wrong-Password-1\n", ["get", Address, "/x", "/tmp/never", .. Login]);

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("mrci: ");
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        CliProgram.RunAsync($"{HostFixture.RootPassword}\n", [.. arguments, .. Login]);
}
