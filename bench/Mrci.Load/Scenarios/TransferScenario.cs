using System.Diagnostics;
using Mrci.Load.Hosting;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Load.Scenarios;

/// <summary>One upload and one download of a file, each next to a copy of the same file over a socket in the same run, both plain or both under TLS.</summary>
/// <param name="mebibytes">Size of the file.</param>
internal sealed class TransferScenario(int mebibytes) : IScenario
{
    private const long Mebibyte = 1024 * 1024;
    private const int FrameBytes = 128 * 1024;

    /// <inheritdoc />
    public string Name => "transfer";

    /// <inheritdoc />
    public bool NeedsFreshHost => false;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        var session = await LoadSession.ConnectAsync(host.EndPoint, cancellation, commonName: host.CommonName);
        await session.LoginAsync("root", [host.RootPassword], cancellation);
        var stage = new Stage(session, isTls: host.CommonName.Length > 0, mebibytes * Mebibyte);
        await stage.MeasureAsync(cancellation);
        return stage;
    }

    private sealed class Stage : IStage
    {
        private readonly LoadSession _session;
        private readonly bool _isTls;
        private readonly long _length;
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mrci-transfer-");

        public Stage(LoadSession session, bool isTls, long length)
        {
            (_session, _isTls, _length) = (session, isTls, length);
            using var file = File.Create(Source);
            var block = new byte[Mebibyte];
            for (var left = length; left > 0; left -= block.Length)
            {
                Random.Shared.NextBytes(block);
                file.Write(block);
            }
        }

        private string Source => Path.Combine(_directory.FullName, "source");

        private string Target => Path.Combine(_directory.FullName, "target");

        public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
        {
            var copyUp = await CopyRateAsync(Target, cancellation);
            var up = await RateAsync(() => UploadAsync(cancellation));
            var copyDown = await CopyRateAsync(to: null, cancellation);
            var down = await RateAsync(() => DownloadAsync(cancellation));
            var (scenario, copy) = _isTls ? ("transfer.tls", "sslstream") : ("transfer", "plain");
            return
            [
                new Figure($"{scenario}.upload", up, "MiB/s"),
                new Figure($"{scenario}.upload.{copy}", copyUp, "MiB/s"),
                new Figure($"{scenario}.upload.share", 100 * up / copyUp, "%"),
                new Figure($"{scenario}.download", down, "MiB/s"),
                new Figure($"{scenario}.download.{copy}", copyDown, "MiB/s"),
                new Figure($"{scenario}.download.share", 100 * down / copyDown, "%"),
            ];
        }

        public ValueTask DisposeAsync()
        {
            _session.Dispose();
            _directory.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        private async Task<double> CopyRateAsync(string? to, CancellationToken cancellation)
        {
            await using var copy = await SocketCopy.OpenAsync(_isTls, cancellation);
            return await RateAsync(() => copy.RunAsync(Source, to, cancellation));
        }

        private async Task<double> RateAsync(Func<Task<long>> copy)
        {
            var start = Stopwatch.GetTimestamp();
            var moved = await copy();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return moved == _length ? _length / (double)Mebibyte / seconds : throw new LoadException($"{moved} bytes have come instead of {_length}.");
        }

        private async Task<long> UploadAsync(CancellationToken cancellation)
        {
            var id = _session.IdOf("fs_upload");
            var arguments = new GenFileArguments { RemoteFile = "/transfer", Length = _length, Force = true, Truncate = true };
            await _session.SendAsync(FrameWriter.TextToArray(FrameType.GenFile, id, arguments.ToText()), cancellation);
            while (await NextAsync(id, cancellation) is not { Type: FrameType.GenFile, Payload.IsEmpty: true })
            {
            }

            await using var file = File.OpenRead(Source);
            var frame = new byte[FrameHeader.Size + FrameBytes];
            var sent = 0L;
            while (await file.ReadAtLeastAsync(frame.AsMemory(FrameHeader.Size), FrameBytes, throwOnEndOfStream: false, cancellation) is > 0 and var count)
            {
                new FrameHeader(FrameType.GenFile, id, count).Write(frame);
                await _session.SendAsync(frame.AsMemory(0, FrameHeader.Size + count), cancellation);
                sent += count;
            }

            while ((await NextAsync(id, cancellation)).Type != FrameType.Idle)
            {
            }

            return sent;
        }

        private async Task<long> DownloadAsync(CancellationToken cancellation)
        {
            var id = _session.IdOf("fs_download");
            var arguments = new GenFileArguments { RemoteFile = "/transfer", Length = _length };
            await _session.SendAsync(FrameWriter.TextToArray(FrameType.GenFile, id, arguments.ToText()), cancellation);
            await NextAsync(id, cancellation);
            await _session.SendAsync(FrameWriter.ToArray(FrameType.GenFile, id, []), cancellation);
            var received = 0L;
            while (await NextAsync(id, cancellation) is { Type: FrameType.GenFile } frame)
                received += frame.Payload.Length;
            return received;
        }

        // The next frame of the command but progress.
        private async ValueTask<Frame> NextAsync(ushort id, CancellationToken cancellation)
        {
            while (true)
            {
                var frame = await _session.ReceiveAsync(cancellation);
                if (frame.CommandId != id || frame.Type == FrameType.Text)
                    continue;
                return frame.Type == FrameType.Err ? throw new LoadException($"The transfer has failed: {frame.ReadText()}") : frame;
            }
        }
    }
}
