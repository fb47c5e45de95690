using System.IO.Pipelines;
using System.Security.Cryptography;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>What may go wrong in a transfer: the target is the old file or the complete new one, and nothing is left behind.</summary>
public sealed class TransferFaultTests(FileHost host) : IClassFixture<FileHost>
{
    private const ushort Upload = TransferSession.Upload;

    [Fact]
    public async Task Peer_that_goes_in_the_middle_of_an_upload_leaves_the_old_file()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "old");
        await using (var session = await host.TransferAsync())
        {
            await session.BeginUploadAsync($"{path}/f", 1_000_000);
            await session.SendAsync(Upload, new byte[100_000]);
            await session.Connection.SynchronizeAsync();
            host.OpenBelow(real).ShouldNotBeEmpty("the draft is open");
            session.Connection.Abort();
        }

        await host.ClosedBelowAsync(real);
        Directory.GetFileSystemEntries(real).ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("old");
    }

    [Fact]
    public async Task Peer_that_goes_in_the_middle_of_a_download_leaves_nothing_open()
    {
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(1L << 32);
        await using (var session = await host.TransferAsync())
        {
            await session.SendAsync(TransferSession.Download, $"-remote_file {path}/f -len {1L << 32}");
            await session.NextAsync();
            await session.SendAsync(TransferSession.Download);
            await session.FrameAsync();
            session.Connection.Abort();
        }

        await host.ClosedBelowAsync(real);
    }

    [Fact]
    public async Task Term_discards_an_upload_in_every_state()
    {
        // P-3.26, C-GEN.13
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "old");
        await using var client = await host.RootAsync();
        foreach (var force in new[] { "", "-force" })
        {
            var run = await client.StartAsync("fs_upload", $"-remote_file {path}/f -len 1000 {force}");
            await run.UntilAsync(force.Length == 0 ? FrameType.Text : FrameType.GenFile);
            if (force.Length > 0)
                await run.SendAsync(FrameType.GenFile, new byte[500]);
            await run.TerminateAsync().Within("the IDLE of term");
            await run.Completion.Within("the IDLE of fs_upload");
        }

        await host.ClosedBelowAsync(real);
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe("old");
        Directory.GetFileSystemEntries(real).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Full_disk_ends_an_upload_with_an_error()
    {
        // C-FS.4, P-3.26: write error
        var (path, real) = host.Directory();
        using var volume = SmallVolume.Mount(Path.Combine(real, "volume"));
        File.WriteAllText(Path.Combine(real, "volume", "f"), "old");
        await using var session = await host.TransferAsync();
        await session.BeginUploadAsync($"{path}/volume/f", 2 * SmallVolume.Bytes, "-force -single_step");

        var sent = 0;
        string answer;
        do
        {
            await session.SendAsync(Upload, new byte[128_000]);
            sent += 128_000;
            answer = await session.NextAsync();
        }
        while (answer == "GenFile:" && sent < 2 * SmallVolume.Bytes);

        answer.ShouldBe("Err:");
        (await session.NextAsync()).ShouldBe("Idle:");
        await host.ClosedBelowAsync(real);
        File.ReadAllText(Path.Combine(real, "volume", "f")).ShouldBe("old");
        await session.UploadAsync($"{path}/volume/f", new byte[SmallVolume.Bytes / 2]);
        new System.IO.FileInfo(Path.Combine(real, "volume", "f")).Length.ShouldBe(SmallVolume.Bytes / 2, "the space of the draft is free again");
    }

    [Fact]
    public async Task Killed_host_leaves_the_old_file_and_no_other()
    {
        using var data = new DataDirectory();
        var file = Path.Combine(data.Path, "files", "f");
        await using (var process = await HostProcess.StartAsync(data.Path))
        {
            await using (var root = await process.ConnectAsync())
                await root.LoginRootFirstAsync();
            File.WriteAllText(file, "old");
            await using var session = await TransferSession.StartAsync(process.EndPoint);
            await session.BeginUploadAsync("/f", 1_000_000);
            await session.SendAsync(Upload, new byte[500_000]);
            await session.Connection.SynchronizeAsync();
            FileHost.Open(process.Id, Path.GetDirectoryName(file)!).ShouldNotBeEmpty();

            await process.KillAsync();
        }

        Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).ShouldBe([file]);
        File.ReadAllText(file).ShouldBe("old");
    }

    [Fact]
    public async Task Killed_host_ends_a_download_that_goes_on_with_the_next_one()
    {
        using var data = new DataDirectory();
        var content = RandomNumberGenerator.GetBytes(16 * 1024 * 1024);
        // Takes a little and no more until it is read, so the host cannot have sent all of it.
        var taken = new Pipe();
        var got = new MemoryStream();
        await using (var process = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await process.ConnectAsync();
            await root.LoginRootFirstAsync();
            await File.WriteAllBytesAsync(Path.Combine(data.Path, "files", "f"), content);
            var download = root.DownloadAsync(new DownloadRequest("/f"), taken.Writer.AsStream(leaveOpen: true));
            var first = await taken.Reader.ReadAsync().AsTask().Within("the first bytes");
            taken.Reader.AdvanceTo(first.Buffer.Start);

            await process.KillAsync();

            var reading = taken.Reader.CopyToAsync(got);
            await Should.ThrowAsync<MrciConnectionLostException>(download.Within("the end of the download"));
            await taken.Writer.CompleteAsync();
            await reading;
            got.Length.ShouldBeInRange(1, content.Length - 1);
        }

        await using var next = await HostProcess.StartAsync(data.Path);
        await using var again = await next.ConnectAsync();
        await again.LoginAsync("root", HostFixture.RootPassword);
        await again.DownloadAsync(new DownloadRequest("/f") { Offset = got.Length }, got).Within("the rest");
        got.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task Data_before_the_host_is_ready_ends_the_upload()
    {
        // P-3.22: what came too early would be missing later. 64 MiB are taken over in several turns.
        var (path, real) = host.Directory();
        using (var file = File.Create(Path.Combine(real, "f")))
            file.SetLength(64 * 1024 * 1024);
        await using var session = await host.TransferAsync();
        var arguments = Protocol.Text.MrciText.Encode($"-remote_file {path}/f -len 3 -force");
        await session.Connection.SendAsync((byte[])
        [
            .. FrameWriter.ToArray(FrameType.GenFile, Upload, arguments), .. FrameWriter.ToArray(FrameType.GenFile, Upload, "abc"u8),
        ]);

        (await session.NextAsync(3)).ShouldBe(["GenFile:-to_host", "Err:", "Idle:"]);
        await host.ClosedBelowAsync(real);
        new System.IO.FileInfo(Path.Combine(real, "f")).Length.ShouldBe(64 * 1024 * 1024);
    }

    [Fact]
    public async Task Long_copy_can_be_paused_resumed_and_ended_and_hinders_nobody()
    {
        // C-FS.4, P-5.6, P-5.10
        var (path, real) = host.Directory();
        foreach (var number in Enumerable.Range(0, 300))
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(real, "many", $"{number}")).FullName, "f"), "x");
        await using var client = await host.RootAsync();
        var run = await client.StartAsync("fs_copy", $"-src {path}/many -dst {path}/copy");
        await run.UntilAsync(FrameType.Text);

        await (await client.StartAsync("pause", FrameType.CmdId, BitConverter.GetBytes(run.CommandId))).Completion.Within("the IDLE of pause");
        var paused = Directory.GetFiles(Path.Combine(real, "copy"), "*", SearchOption.AllDirectories).Length;
        await client.DoAsync("my_info");
        Directory.GetFiles(Path.Combine(real, "copy"), "*", SearchOption.AllDirectories).Length.ShouldBe(paused);
        paused.ShouldBeLessThan(300);
        await (await client.StartAsync("resume", FrameType.CmdId, BitConverter.GetBytes(run.CommandId))).Completion.Within("the IDLE of resume");
        await run.UntilAsync(FrameType.Text);
        await run.TerminateAsync().Within("the IDLE of term");
        await run.Completion.Within("the IDLE of fs_copy");

        await host.ClosedBelowAsync(real);
        Directory.GetFiles(Path.Combine(real, "copy"), "*", SearchOption.AllDirectories).Length.ShouldBeLessThan(300);
    }
}
