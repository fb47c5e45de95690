using Mrci.Cli;

namespace Mrci.Client.Tests.Cli;

/// <summary>Files that are moved while a user sits at the terminal (P-15.5).</summary>
public sealed class InteractiveTransferTests : IAsyncLifetime
{
    private const ushort Download = 279;
    private const ushort Upload = 284;
    private const int Length = 1000;

    private readonly string _local = Path.Combine(Directory.CreateTempSubdirectory("mrci-transfer-").FullName, "file");
    private readonly FakeHost _host = new();
    private readonly FakeTerminal _terminal = FakeTerminal.Interactive();
    private FakeSession _session = null!;
    private Task<int> _exiting = null!;

    public async ValueTask InitializeAsync()
    {
        _exiting = new Application(_terminal, TimeProvider.System).RunAsync([_host.Address]);
        _session = await _host.AcceptReadyAsync();
        await _session.AnnounceAsync(Download, "fs_download", handlesGenFile: true);
        await _session.AnnounceAsync(Upload, "fs_upload", handlesGenFile: true);
        await _session.SendAsync(2, FrameType.Text, "welcome");
        await _terminal.Output.WaitForAsync("welcome\n");
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _host.Dispose();
        Directory.Delete(Path.GetDirectoryName(_local)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    // P-3.25
    [Fact]
    public async Task Download_shows_how_far_it_is_and_its_end()
    {
        _terminal.Type($"fs_download -remote_file /f -client_file {_local}\n");
        await _session.ExpectAsync(Download, FrameType.GenFile);
        await _session.SendAsync(Download, FrameType.GenFile, $"-from_host -len {Length}");
        await _session.ExpectAsync(Download, FrameType.GenFile);
        await _terminal.Output.WaitForAsync($"fs_download [..............................]   0% of {Length} bytes ");

        await _session.SendAsync(Download, FrameType.GenFile, new byte[Length / 2]);
        await _terminal.Output.WaitForAsync($"fs_download [###############...............]  50% of {Length} bytes ");
        _terminal.Type("my_info\n");
        await _terminal.Output.WaitForAsync("A file is being moved; Ctrl-C ends that.");

        await _session.SendAsync(Download, FrameType.GenFile, new byte[Length / 2]);
        await _session.IdleAsync(Download);

        await _terminal.Output.WaitForAsync($"{Length} bytes\n");
        _terminal.Output.Written.ShouldContain($"fs_download [##############################] 100% of {Length} bytes ");
        (await File.ReadAllBytesAsync(_local)).ShouldBe(new byte[Length]);
        await LeaveAsync();
    }

    // P-3.26
    [Fact]
    public async Task Upload_shows_how_far_it_is_and_the_question_of_the_host()
    {
        await File.WriteAllBytesAsync(_local, new byte[Length]);
        _terminal.Type($"fs_upload -remote_file /f -client_file {_local}\n");
        (await _session.ExpectAsync(Upload, FrameType.GenFile)).Text.ShouldEndWith($" -len {Length}");
        await _session.SendAsync(Upload, FrameType.GenFile, "-to_host");
        await _session.SendAsync(Upload, FrameType.Text, "Overwrite (y/n)? ");
        await _terminal.Output.WaitForAsync("Overwrite (y/n)? ");
        _terminal.Type("y\n");
        (await _session.ExpectAsync(Upload, FrameType.Text)).Text.ShouldBe("y");

        await _session.SendAsync(Upload, FrameType.GenFile);
        (await _session.ExpectAsync(Upload, FrameType.GenFile)).Payload.Length.ShouldBe(Length);
        await _session.IdleAsync(Upload);

        await _terminal.Output.WaitForAsync($"{Length} bytes\n");
        _terminal.Output.Written.ShouldContain($"fs_upload [##############################] 100% of {Length} bytes ");
        await LeaveAsync();
    }

    // Who moves bytes does not wait for the screen: a thousand frames that nobody draws in between arrive as well.
    [Fact]
    public async Task Transfer_of_many_frames_is_not_held_up_by_its_line()
    {
        _terminal.Type($"fs_download -remote_file /f -client_file {_local}\n");
        await _session.ExpectAsync(Download, FrameType.GenFile);
        await _session.SendAsync(Download, FrameType.GenFile, $"-from_host -len {Length}");
        await _session.ExpectAsync(Download, FrameType.GenFile);

        await _session.SendRawAsync([.. Enumerable.Repeat(FrameWriter.ToArray(FrameType.GenFile, Download, [7]), Length).SelectMany(static frame => frame)]);
        await _session.IdleAsync(Download);

        await _terminal.Output.WaitForAsync($"{Length} bytes\n");
        _terminal.Output.Written.ShouldContain("] 100% of");
        (await File.ReadAllBytesAsync(_local)).ShouldAllBe(static value => value == 7);
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        _terminal.Press(ConsoleKey.D, control: true);
        (await Deadline.For("the exit", _exiting)).ShouldBe(0);
    }
}
