using System.Collections.Concurrent;
using Mrci.Modules.Wire;

namespace Mrci.ModuleHost.Links;

/// <summary>The connection to the host. Messages are written whole, in the order of the calls; a slow host slows the module down.</summary>
internal sealed class HostLink(Stream stream)
{
    private readonly MessageStream _messages = new(new BufferedStream(stream));
    private readonly ConcurrentDictionary<int, TaskCompletionSource<ReadOnlyMemory<byte>>> _requests = new();
    private readonly Lock _writing = new();
    private int _lastRequest;

    /// <summary>The next message; null when the host has gone.</summary>
    public Message? Read()
    {
        try
        {
            return _messages.Read();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Sends a message that nobody answers.</summary>
    public void Send(in Message message)
    {
        var bytes = MessageStream.Encode(message);
        lock (_writing)
            stream.Write(bytes);
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(MessageKind kind, int session, ushort command, ReadOnlyMemory<byte> body)
    {
        var answer = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = Interlocked.Increment(ref _lastRequest);
        _requests[request] = answer;
        Send(new Message(kind, session, command, request, body));
        return await answer.Task;
    }

    /// <summary>Takes the answer to a request.</summary>
    public void Answer(in Message message)
    {
        if (_requests.TryRemove(message.Call, out var request))
            request.TrySetResult(message.Body);
    }
}
