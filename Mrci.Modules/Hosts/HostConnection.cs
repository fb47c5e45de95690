using System.Collections.Concurrent;
using System.Threading.Channels;
using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;

namespace Mrci.Modules.Hosts;

/// <summary>
/// The host's end of the connection to one module host. What it sends, it sends in the order of the calls and without waiting; what it reads goes to
/// the call that waits for it, or to the inbox of the command that has sent it.
/// </summary>
internal sealed class HostConnection
{
    private readonly Stream _stream;
    private readonly MessageStream _messages;
    private readonly Channel<byte[]> _outbound = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<int, PendingCall> _calls = new();
    private readonly ConcurrentDictionary<(int Session, ushort Command), CommandInbox> _inboxes = new();
    private readonly long _maxOutput;
    private readonly Action<string> _end;
    private int _lastCall;
    private int _callsOfOthers;
    private volatile bool _isDead;

    /// <summary>Takes a stream over.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="maxOutput">Most bytes of one call.</param>
    /// <param name="end">Ends a module host that offends against the rules, with the reason.</param>
    public HostConnection(Stream stream, long maxOutput, Action<string> end)
    {
        _stream = stream;
        _messages = new MessageStream(new BufferedStream(stream));
        _maxOutput = maxOutput;
        _end = end;
    }

    /// <summary>The module host has gone.</summary>
    public bool IsDead => _isDead;

    /// <summary>Whether calls other than those of loading run (P-11.30): then a death says nothing about the loading.</summary>
    public bool RunsCommands => Volatile.Read(ref _callsOfOthers) > 0;

    /// <summary>Waits for the first message.</summary>
    /// <exception cref="InvalidDataException">The module host is of another build, or there is no such message.</exception>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (await _messages.ReadAsync(cancellationToken) is not { Kind: MessageKind.Hello } hello)
            throw new InvalidDataException("The module host has ended, or does not speak as one.");
        var version = new BodyReader(hello.Body).UInt32();
        if (version != MessageStream.Version)
            throw new InvalidDataException($"The module host speaks version {version}, the host {MessageStream.Version}.");
    }

    /// <summary>Reads and writes until the module host has gone; ends without an exception.</summary>
    public async Task RunAsync()
    {
        var writing = WriteAsync();
        string? offence = null;
        try
        {
            while (await _messages.ReadAsync() is { } message)
                Take(message);
        }
        catch (InvalidDataException exception)
        {
            offence = exception.Message;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended, or has been ended.
        }

        // From here on nobody waits for it in vain.
        _isDead = true;
        _outbound.Writer.TryComplete();
        foreach (var call in _calls.Keys)
            Fail(call);
        foreach (var inbox in _inboxes.Values)
            inbox.Die();
        if (offence is not null)
            _end(offence);
        await writing;
    }

    /// <summary>The module host has gone, or is to go: the connection ends.</summary>
    public void Close() => _stream.Dispose();

    /// <summary>Has the inbox of a command filled from now on.</summary>
    public void Register(int session, ushort command, CommandInbox inbox)
    {
        _inboxes[(session, command)] = inbox;
        if (_isDead)
            inbox.Die();
    }

    public void Unregister(int session, ushort command) => _inboxes.TryRemove((session, command), out _);

    /// <summary>Calls the module host.</summary>
    /// <param name="message">The call; its number is added.</param>
    /// <param name="inbox">Woken by the return; null for nobody.</param>
    /// <returns>The result; fails with <see cref="ModuleException"/>.</returns>
    public Task<ReadOnlyMemory<byte>> CallAsync(Message message, CommandInbox? inbox = null)
    {
        var isLoading = message.Kind == MessageKind.Open;
        var number = Interlocked.Increment(ref _lastCall);
        var call = new PendingCall(inbox, isLoading);
        _calls[number] = call;
        if (!isLoading)
            Interlocked.Increment(ref _callsOfOthers);
        if (_isDead || !_outbound.Writer.TryWrite(MessageStream.Encode(message with { Call = number })))
            Fail(number);
        return call.Result.Task;
    }

    /// <summary>Sends what has no return; dropped when the module host has gone.</summary>
    public void Send(in Message message) => _outbound.Writer.TryWrite(MessageStream.Encode(message));

    private void Take(in Message message)
    {
        if (message.Kind == MessageKind.Return)
        {
            Return(message);
            return;
        }

        // Of a command that has just been deleted something may still come.
        if (!_inboxes.TryGetValue((message.Session, message.Command), out var inbox))
            return;
        inbox.Post(message);
        if (inbox.Bytes > _maxOutput)
            throw new InvalidDataException($"A command has sent more than {_maxOutput} bytes in one call.");
    }

    private void Return(in Message message)
    {
        if (!_calls.TryRemove(message.Call, out var call))
            return;
        Leave(call);
        var reader = new BodyReader(message.Body);
        if (reader.Flag())
            call.Result.TrySetResult(reader.Rest);
        else
            call.Result.TrySetException(new ModuleException(ModuleFailure.Refused, reader.Text()));
        call.Inbox?.Wake();
    }

    private void Fail(int number)
    {
        if (!_calls.TryRemove(number, out var call))
            return;

        // Not counted down: whoever asks why the module host has gone asks now.
        call.Result.TrySetException(new ModuleException(ModuleFailure.Died, "The module host has ended."));
        call.Inbox?.Wake();
    }

    private void Leave(PendingCall call)
    {
        if (!call.IsLoading)
            Interlocked.Decrement(ref _callsOfOthers);
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var bytes in _outbound.Reader.ReadAllAsync())
                await _stream.WriteAsync(bytes);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The reading side notices it too, and says so.
        }
    }

    private sealed record PendingCall(CommandInbox? Inbox, bool IsLoading)
    {
        public TaskCompletionSource<ReadOnlyMemory<byte>> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
