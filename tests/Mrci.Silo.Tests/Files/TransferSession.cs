using System.Net;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>A session of root that moves files frame by frame.</summary>
internal sealed class TransferSession : IAsyncDisposable
{
    public const ushort Download = 279;
    public const ushort Upload = 284;

    private const ushort Auth = 266;

    private TransferSession(RawConnection connection) => Connection = connection;

    public RawConnection Connection { get; }

    public static async Task<TransferSession> StartAsync(IPEndPoint endPoint)
    {
        var connection = await RawConnection.StartSessionAsync(endPoint);
        await connection.SendTextAsync(Auth, "-user root");
        await connection.ReadUntilAsync(FrameType.PrivText);
        await connection.SendTextAsync(Auth, HostFixture.RootPassword);
        await connection.ReadToIdleAsync(Auth);
        await connection.SynchronizeAsync();
        return new TransferSession(connection);
    }

    public Task SendAsync(ushort id, string arguments) => SendAsync(id, MrciText.Encode(arguments));

    public Task SendAsync(ushort id, params byte[] data) => Connection.SendAsync(FrameType.GenFile, id, data);

    /// <summary>The next frame that is no progress, as <c>type:payload</c>; argument text is shown as text.</summary>
    public async Task<string> NextAsync() => Show(await FrameAsync());

    /// <summary>The next frame that is no progress.</summary>
    public async Task<MrciFrame> FrameAsync()
    {
        while (true)
        {
            var frame = (await Connection.ReadFrameAsync("a frame of the transfer")).ShouldNotBeNull();
            if (frame.Type != FrameType.Text || frame.Text.Contains('?', StringComparison.Ordinal))
                return frame;
        }
    }

    /// <summary>The next frames.</summary>
    public async Task<string[]> NextAsync(int count)
    {
        var frames = new string[count];
        for (var i = 0; i < count; i++)
            frames[i] = await NextAsync();
        return frames;
    }

    /// <summary>A whole upload that must work.</summary>
    public async Task UploadAsync(string remote, byte[] content, string more = "-force")
    {
        await BeginUploadAsync(remote, content.Length, more);
        if (content.Length > 0)
            await SendAsync(Upload, content);
        (await NextAsync()).ShouldBe("Idle:");
    }

    /// <summary>The first half of an upload, up to the ready frame.</summary>
    public async Task BeginUploadAsync(string remote, long length, string more = "-force")
    {
        await SendAsync(Upload, $"-remote_file \"{remote}\" -len {length} {more}");
        (await NextAsync(2)).ShouldBe(["GenFile:-to_host", "GenFile:"]);
    }

    /// <summary>A whole download that must work.</summary>
    public async Task<byte[]> DownloadAsync(string remote, string more = "")
    {
        await SendAsync(Download, $"-remote_file \"{remote}\" {more}");
        (await NextAsync()).ShouldStartWith("GenFile:-from_host");
        await SendAsync(Download);
        var bytes = new MemoryStream();
        while (await FrameAsync() is { Type: FrameType.GenFile } frame)
            bytes.Write(frame.Payload.Span);
        return bytes.ToArray();
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static string Show(MrciFrame frame) =>
        frame.Type is FrameType.Err or FrameType.Text ? $"{frame.Type}:" : $"{frame.Type}:{MrciText.Decode(frame.Payload.Span)}";
}
