using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>fs_download (C-fs_download.1, P-3.25, P-3.26).</summary>
public sealed class DownloadTests(FileHost host) : IClassFixture<FileHost>
{
    private const ushort Download = TransferSession.Download;

    [Fact]
    public async Task Three_bytes_as_in_the_example()
    {
        // H-12, to the byte
        File.WriteAllText(Path.Combine(host.Root, "r"), "abc");
        await using var session = await host.TransferAsync();
        await session.Connection.SendAsync(Convert.FromHexString(
            "1E1701220000" + "2D00720065006D006F00740065005F00660069006C00650020002200" + "2F0072002200"));

        var answer = (await session.Connection.ReadFrameAsync()).ShouldNotBeNull();
        FrameWriter.ToArray(answer.Type, answer.CommandId, answer.Payload.Span).ShouldBe(Convert.FromHexString(
            "1E1701220000" + "2D00660072006F006D005F0068006F00730074002000" + "2D006C0065006E0020003300"));
        (await session.Connection.SynchronizeAsync()).ShouldBeEmpty("X-60: nothing before the ready frame");
        await session.SendAsync(Download);
        (await session.NextAsync(2)).ShouldBe([$"GenFile:{MrciText.Decode("abc"u8)}", "Idle:"]);
    }

    [Theory]
    [InlineData("")] // M
    [InlineData("-remote_file \"{0}/nowhere\"")] // NF
    [InlineData("-remote_file \"{0}/f\" -offset x")] // V
    [InlineData("-remote_file \"{0}/f\" -len x")]
    [InlineData("-remote_file \"{0}/f\" -len")]
    [InlineData("-remote_file \"{0}\"")] // ST
    [InlineData("-remote_file \"{0}/pipe\"")]
    [InlineData("-remote_file \"{0}/f\" -offset 11")] // V: behind the end
    [InlineData("-remote_file \"{0}/out\"")] // C-FS.1: AD, B-27
    [InlineData("-remote_file \"{0}/etc/passwd\"")]
    public async Task Failing_check_gives_one_err(string arguments)
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "0123456789");
        File.CreateSymbolicLink(Path.Combine(real, "out"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(real, "etc"), "/etc");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", Path.Combine(real, "pipe")))
            await pipe.WaitForExitAsync();
        await using var session = await host.TransferAsync();

        await session.SendAsync(Download, string.Format(arguments, path));

        (await session.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
        await host.ClosedBelowAsync(real);
    }

    [Theory]
    [InlineData("", "-from_host -len 10", "0123456789")] // B-29: -len is not compulsory
    [InlineData("-len 0", "-from_host -len 10", "0123456789")]
    [InlineData("-len 10", "-from_host", "0123456789")]
    [InlineData("-len 4", "-from_host", "0123")]
    [InlineData("-len 99", "-from_host -len 10", "0123456789")] // X-61
    [InlineData("-offset 4", "-from_host -len 6", "456789")]
    [InlineData("-offset 4 -len 3", "-from_host", "456")]
    [InlineData("-offset 8 -len 3", "-from_host -len 2", "89")] // X-61
    [InlineData("-offset 10", "-from_host -len 0", "")]
    [InlineData("-offset 10 -len 0", "-from_host", "")]
    public async Task Answer_corrects_the_length(string more, string answer, string expected)
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "0123456789");
        await using var session = await host.TransferAsync();

        await session.SendAsync(Download, $"-remote_file {path}/f {more}");
        (await session.NextAsync()).ShouldBe($"GenFile:{answer}");
        await session.SendAsync(Download);
        var data = await session.FrameAsync(); // nothing to move is one empty frame
        (data.Type, System.Text.Encoding.UTF8.GetString(data.Payload.Span)).ShouldBe((FrameType.GenFile, expected));
        (await session.NextAsync()).ShouldBe("Idle:");
    }

    [Fact]
    public async Task Single_step_sends_a_frame_for_each_empty_one()
    {
        // P-3.22, P-3.26
        var (path, real) = host.Directory();
        var content = new byte[300_000];
        new Random(3).NextBytes(content);
        File.WriteAllBytes(Path.Combine(real, "f"), content);
        await using var session = await host.TransferAsync();
        await session.SendAsync(Download, $"-remote_file {path}/f -single_step -len {content.Length}");
        (await session.NextAsync()).ShouldBe("GenFile:-from_host");

        var received = new MemoryStream();
        while (received.Length < content.Length)
        {
            (await session.Connection.SynchronizeAsync()).ShouldBeEmpty();
            await session.Connection.SendTextAsync(Download, "ignored");
            await session.SendAsync(Download);
            var frame = await session.FrameAsync();
            frame.Payload.Length.ShouldBeGreaterThan(0);
            received.Write(frame.Payload.Span);
        }

        (await session.NextAsync()).ShouldBe("Idle:");
        received.ToArray().ShouldBe(content);
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Without_a_length_the_first_frame_is_as_large_as_can_be()
    {
        // P-3.25, P-15.5
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(FrameHeader.MaxPayload + 5);
        await using var session = await host.TransferAsync();
        await session.SendAsync(Download, $"-remote_file {path}/f");
        await session.NextAsync();
        await session.SendAsync(Download);

        (await session.FrameAsync()).Payload.Length.ShouldBe(FrameHeader.MaxPayload);
        (await session.FrameAsync()).Payload.Length.ShouldBe(5);
        (await session.NextAsync()).ShouldBe("Idle:");
    }

    [Fact]
    public async Task File_that_becomes_shorter_ends_with_an_error()
    {
        var (path, real) = host.Directory();
        var file = Path.Combine(real, "f");
        File.WriteAllBytes(file, new byte[1000]);
        await using var session = await host.TransferAsync();
        await session.SendAsync(Download, $"-remote_file {path}/f");
        await session.NextAsync();
        using (var shorter = File.OpenWrite(file))
            shorter.SetLength(10);
        await session.SendAsync(Download);

        (await session.NextAsync(2)).ShouldBe(["Err:", "Idle:"]);
        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Client_that_reads_slowly_costs_little_and_gets_everything()
    {
        // P-3.25, P-2.13: the loop waits for room in the queue
        const long Size = 300L * 1024 * 1024;
        const long Window = 64L * 1024 * 1024;
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(Size);
        await using var other = await host.RootAsync();
        await using var session = await host.TransferAsync();
        var before = host.Host.Process.ResidentMemory();
        await session.SendAsync(Download, $"-remote_file {path}/f -len {Size}");
        await session.NextAsync();
        await session.SendAsync(Download);

        var received = 0L;
        var next = 0L;
        while (received < Size)
        {
            received += (await session.FrameAsync()).Payload.Length;
            if (received < next)
                continue;
            next += Size / 20;
            await other.DoAsync("my_info");
            (host.Host.Process.ResidentMemory() - before).ShouldBeLessThan(Window, $"after {received} bytes");
        }

        (await session.NextAsync()).ShouldBe("Idle:");
    }

    [Fact]
    public async Task Term_ends_a_download_and_the_session_goes_on()
    {
        // P-3.26, P-5.10, C-GEN.13
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(1L << 32);
        await using var client = await host.RootAsync();
        var run = await client.StartAsync("fs_download", $"-remote_file {path}/f -len {1L << 32}");
        await run.SendAsync(FrameType.GenFile, default);

        await run.TerminateAsync().Within("the IDLE of term");

        (await run.Completion.Within("the IDLE of fs_download")).IsError.ShouldBeFalse();
        await client.DoAsync("my_info");
        await host.ClosedBelowAsync(real);
    }
}
