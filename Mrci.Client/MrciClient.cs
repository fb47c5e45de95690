using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using Mrci.Client.Connecting;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Client;

/// <summary>
/// A connection to an MRCI host: one session, from the headers to the close. All members may be used from any thread. It has no thread of
/// its own: one asynchronous loop reads, and who sends, writes.
/// </summary>
public sealed partial class MrciClient : IAsyncDisposable
{
    private readonly EstablishedConnection _connection;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _synchronizing = new(1, 1);
    private readonly SemaphoreSlim _terminating = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CloseReason> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ushort, CommandRun> _runs = new();
    private readonly FrameQueue _notifications;
    private readonly Task _reading;
    private volatile CommandList _commands = CommandList.Empty;
    private volatile string? _hostError;

    private MrciClient(EstablishedConnection connection, MrciClientOptions options)
    {
        _connection = connection;
        Options = options;
        _notifications = new FrameQueue(options.BufferBytes);
        // Zero-byte reads: a session that waits holds no buffer.
        _input = PipeReader.Create(connection.Stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));
        _output = PipeWriter.Create(connection.Stream, new StreamPipeWriterOptions(leaveOpen: true));
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>What this client was connected with.</summary>
    public MrciClientOptions Options { get; }

    /// <summary>The session id of the host header (P-1.17).</summary>
    public SessionId SessionId => _connection.Header.SessionId;

    /// <summary>The version of the host header (P-1.8).</summary>
    public ProtocolVersion HostVersion => _connection.Header.Version;

    /// <summary>Whether the connection is inside TLS.</summary>
    public bool IsEncrypted => _connection.Header.Reply == HostReply.AcceptedTls;

    /// <summary>The certificate that the host announced and TLS confirmed; null without TLS. Disposed with the client.</summary>
    public X509Certificate2? HostCertificate => _connection.HostCertificate;

    /// <summary>The commands of this session at this moment; each NEW_CMD and RM_CMD makes a new list (P-7.40).</summary>
    public CommandList Commands => _commands;

    /// <summary>Completes when the connection is over, with the reason. Never faults.</summary>
    public Task<CloseReason> Completion => _completion.Task;

    /// <summary>Why the connection is over; <see cref="CloseReason.None"/> while it is open.</summary>
    public CloseReason CloseReason => _completion.Task.IsCompletedSuccessfully ? _completion.Task.Result : CloseReason.None;

    /// <summary>
    /// The frames of async commands (ids 1–255) but those the client itself handles, which are the first RDY, NEW_CMD, and RM_CMD; further
    /// every frame of a command that has no open <see cref="CommandRun"/>. Ends with the connection. Several readers share the frames.
    /// What nobody reads is dropped, oldest first, above <see cref="MrciClientOptions.BufferBytes"/>.
    /// </summary>
    public IAsyncEnumerable<MrciFrame> Notifications => _notifications.ReadAllAsync();

    /// <summary>Notifications that were dropped because nobody read them.</summary>
    public long DroppedNotifications => _notifications.Dropped;

    /// <summary>
    /// Connects: TCP, headers, TLS when the host asks for it. Frames flow when this returns; see <see cref="WaitReadyAsync"/>.
    /// </summary>
    /// <exception cref="MrciConnectException">No session came about.</exception>
    public static async Task<MrciClient> ConnectAsync(MrciClientOptions options, CancellationToken cancellation = default) =>
        new(await Connector.OverTcpAsync(options, cancellation), options);

    internal static async Task<MrciClient> ConnectAsync(
        Stream stream, MrciClientOptions options, CancellationToken cancellation = default) =>
        new(await Connector.OverStreamAsync(stream, options, cancellation), options);

    /// <summary>
    /// Waits for RDY: the session takes commands (P-1.13). <see cref="SynchronizeAsync"/> waits for the list of commands too.
    /// </summary>
    /// <exception cref="MrciConnectionLostException">The host could not start the session.</exception>
    public Task WaitReadyAsync(CancellationToken cancellation = default) => _ready.Task.WaitAsync(cancellation);

    /// <summary>Takes a notification that is there, without waiting.</summary>
    public bool TryReadNotification(out MrciFrame frame) => _notifications.TryTake(out frame);

    /// <summary>Waits for the next notification with this id. Those before it are taken and forgotten.</summary>
    /// <exception cref="MrciConnectionLostException">The connection ended first.</exception>
    public async Task<MrciFrame> NextNotificationAsync(ushort id, CancellationToken cancellation = default)
    {
        while (await _notifications.WaitAsync(cancellation))
        {
            while (_notifications.TryTake(out var frame))
            {
                if (frame.CommandId == id) return frame;
            }
        }
        throw LostConnection(null);
    }

    /// <summary>Closes the connection. Whoever still waits gets a <see cref="MrciConnectionLostException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_closing.IsCancellationRequested) await _closing.CancelAsync();
        await _reading;
        _connection.HostCertificate?.Dispose();
    }

    private MrciConnectionLostException LostConnection(Exception? cause) => new(CloseReason, _hostError, cause);
}
