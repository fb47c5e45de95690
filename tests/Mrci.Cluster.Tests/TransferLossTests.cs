using System.IO.Pipelines;
using System.Security.Cryptography;
using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>
/// The silo of a session goes in the middle of a transfer: the transfer ends with an error, the target of an upload is the old file, and the same session moves
/// the file at the second try (P-10.20, P-10.25).
/// </summary>
public sealed class TransferLossTests(PostgresFixture postgres)
{
    private const int Length = 16 * 1024 * 1024;
    private const int Half = Length / 2;

    private readonly byte[] _content = RandomNumberGenerator.GetBytes(Length);

    [Fact]
    public async Task Upload_ends_and_leaves_the_old_file_and_is_repeated()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        var target = Path.Combine(cluster.DataDirectory, "files", "f");
        await File.WriteAllTextAsync(target, "old");
        await cluster.StartSiloAsync();
        root.Drain();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var request = new UploadRequest("/f", Length) { Force = true, Progress = Note };
        var upload = root.UploadAsync(request, source.Reader.AsStream());
        await source.Writer.WriteAsync(_content.AsMemory(0, Half));
        await sent.Task.Within("the first half to be sent");
        await root.DoAsync("my_info");

        await first.KillAsync();

        await root.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        await source.Writer.WriteAsync(_content.AsMemory(Half));
        var failure = await Should.ThrowAsync<FileTransferException>(upload.Within("the end of the upload"));
        failure.Message.ShouldContain(nameof(CommandEnd.Interrupted));
        (await File.ReadAllTextAsync(target)).ShouldBe("old");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(target)!).ShouldBe([target]);

        await root.SynchronizeAsync().Within("the command list after the recovery");
        await root.UploadAsync(new UploadRequest("/f", Length) { Force = true }, new MemoryStream(_content)).Within("the second upload");
        (await File.ReadAllBytesAsync(target)).AsSpan().SequenceEqual(_content).ShouldBeTrue();

        void Note(long count)
        {
            if (count >= Half)
                sent.TrySetResult();
        }
    }

    [Fact]
    public async Task Download_ends_and_goes_on_where_it_was()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await File.WriteAllBytesAsync(Path.Combine(cluster.DataDirectory, "files", "f"), _content);
        await cluster.StartSiloAsync();
        root.Drain();
        // Takes a little and no more until it is read, so the host cannot have sent all of it.
        var taken = new Pipe();
        var download = root.DownloadAsync(new DownloadRequest("/f"), taken.Writer.AsStream(leaveOpen: true));
        var got = new MemoryStream();
        var part = await taken.Reader.ReadAsync().AsTask().Within("the first bytes");
        part.Buffer.IsEmpty.ShouldBeFalse();
        taken.Reader.AdvanceTo(part.Buffer.Start);

        await first.KillAsync();

        var reading = taken.Reader.CopyToAsync(got);
        var failure = await Should.ThrowAsync<FileTransferException>(download.Within("the end of the download"));
        failure.Message.ShouldContain(nameof(CommandEnd.Interrupted));
        await taken.Writer.CompleteAsync();
        await reading;
        got.Length.ShouldBeInRange(1, Length - 1);

        await root.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        await root.SynchronizeAsync().Within("the command list after the recovery");
        await root.DownloadAsync(new DownloadRequest("/f") { Offset = got.Length }, got).Within("the rest");
        got.ToArray().AsSpan().SequenceEqual(_content).ShouldBeTrue();
    }
}
