using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Files;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>Transfers as the original client does them (P-15.4, P-15.5, P-3.24, P-3.25).</summary>
public sealed class FileTransferTests(FileHost host) : IClassFixture<FileHost>
{
    [Fact]
    public async Task Download_of_a_file_it_does_not_have_comes_in_one_frame()
    {
        // It asks for 0 bytes then, and takes the first data frame for the whole file.
        var (path, real) = host.Directory();
        var content = new byte[3_000_000];
        new Random(15).NextBytes(content);
        File.WriteAllBytes(Path.Combine(real, "f"), content);
        await using var client = await RootAsync();

        await client.TypeAsync($"fs_download -remote_file {path}/f -client_file /home/me/f -len 0");
        await client.UntilAsync(() => client.FileFrames.Count == 1, "the answer");
        MrciText.Decode(client.FileFrames[0]).ShouldBe($"-from_host -len {content.Length}");
        await client.SendFileAsync([]);
        await client.PromptAsync();

        client.FileFrames.Count.ShouldBe(2);
        client.FileFrames[1].ShouldBe(content);
    }

    [Fact]
    public async Task Download_over_a_file_it_has_stops_at_that_length()
    {
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "0123456789");
        await using var client = await RootAsync();

        await client.TypeAsync($"fs_download -remote_file {path}/f -client_file f -force -len 4");
        await client.UntilAsync(() => client.FileFrames.Count == 1, "the answer");
        await client.SendFileAsync([]);
        await client.PromptAsync();

        client.FileFrames[1].ShouldBe("0123"u8.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-single_step")] // It looks for the flag in the host's answer only, so it sends on without being asked.
    public async Task Upload_in_frames_that_nobody_has_asked_for(string more)
    {
        var (path, real) = host.Directory();
        var content = new byte[500_000];
        new Random(16).NextBytes(content);
        await using var client = await RootAsync();

        await client.TypeAsync($"fs_upload -remote_file {path}/f -client_file f {more} -len {content.Length}");
        await client.UntilAsync(() => client.FileFrames.Count == 2, "the ready frame");
        foreach (var part in content.Chunk(128_000))
            await client.SendFileAsync(part);
        await client.PromptAsync();

        File.ReadAllBytes(Path.Combine(real, "f")).ShouldBe(content);
        client.Screen.ShouldNotContain(entry => entry.Type == FrameType.Err);
    }

    [Theory]
    [InlineData("y", "new")]
    [InlineData("n", "old")]
    public async Task Question_is_answered_with_text(string answer, string expected)
    {
        // P-15.4
        var (path, real) = host.Directory();
        File.WriteAllText(Path.Combine(real, "f"), "old");
        await using var client = await RootAsync();
        var shown = client.Screen.Count;

        await client.TypeAsync($"fs_upload -remote_file {path}/f -client_file f -len 3");
        await client.UntilAsync(() => client.Screen.Count > shown, "the question");
        await client.TypeAsync(answer);
        if (answer == "y")
        {
            await client.UntilAsync(() => client.FileFrames.Count == 2, "the ready frame");
            await client.SendFileAsync("new"u8.ToArray());
        }

        await client.PromptAsync();
        File.ReadAllText(Path.Combine(real, "f")).ShouldBe(expected);
        client.Idles[client.Find("fs_upload").Id].ShouldBe(1);
    }

    private Task<CmdrClient> RootAsync() => CmdrSteps.LoginAsync(host.Host.Process.EndPoint, "root", HostFixture.RootPassword);
}
