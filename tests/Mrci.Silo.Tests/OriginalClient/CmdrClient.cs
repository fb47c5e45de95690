using System.Net;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>
/// The original terminal client in all that section 15 says of it, driven by what its user types. It uses the frames that P-15.1 names and
/// no others, so what a test sees on its screen is what a user of the original sees.
/// </summary>
internal sealed class CmdrClient : IAsyncDisposable
{
    // The part of NEW_CMD that it reads: id, flag, name (P-15.4).
    private const int NewCommandSize = 131;

    private readonly RawConnection _connection;
    private readonly string _typedAddress;
    private readonly Dictionary<ushort, CmdrCommand> _commands = [];

    private CmdrClient(RawConnection connection, string typedAddress) => (_connection, _typedAddress) = (connection, typedAddress);

    public HostHeader Header { get; private set; }

    public IReadOnlyCollection<CmdrCommand> Commands => _commands.Values;

    /// <summary>Id of the command in the foreground; null while the prompt of the terminal itself is shown.</summary>
    public ushort? Foreground { get; private set; }

    /// <summary>Whether the next line is typed without echo.</summary>
    public bool HidesInput { get; private set; }

    public bool IsConnected { get; private set; } = true;

    public bool IsEncrypted { get; private set; }

    /// <summary>Everything that was shown.</summary>
    public List<(FrameType Type, string Text)> Screen { get; } = [];

    /// <summary>Everything that was dropped.</summary>
    public List<MrciFrame> Ignored { get; } = [];

    /// <summary>IDLE frames received per command id, heeded or not.</summary>
    public Dictionary<ushort, int> Idles { get; } = [];

    /// <summary>GEN_FILE frames of the command in the foreground.</summary>
    public List<byte[]> FileFrames { get; } = [];

    /// <summary>Connects. The address that the user typed is the common name in the header (P-15.3).</summary>
    public static async Task<CmdrClient> ConnectAsync(IPEndPoint endPoint, string? typedAddress = null)
    {
        var client = new CmdrClient(await RawConnection.OpenAsync(endPoint), typedAddress ?? endPoint.Address.ToString());
        await client._connection.SendAsync(new ClientHeader(ProtocolVersion.Host, "Cmdr v1.0.1", client._typedAddress).ToArray());
        client.Header = await client._connection.ReadHeaderAsync();
        return client;
    }

    /// <summary>Types a line: to the command in the foreground, or one that starts a command.</summary>
    public Task TypeAsync(string line)
    {
        HidesInput = false;
        if (Foreground is { } running)
            return _connection.SendTextAsync(running, line); // P-15.4: whatever the command's flag
        var words = line.Split(' ', 2);
        var command = Find(words[0]);
        return StartAsync(command.Id, command.HandlesGenFile ? FrameType.GenFile : FrameType.Text, words.Length > 1 ? words[1] : "");
    }

    /// <summary>Sends the first frame of a command.</summary>
    public Task StartAsync(ushort id, FrameType type, string arguments)
    {
        Foreground = id;
        return _connection.SendAsync(type, id, MrciText.Encode(arguments));
    }

    /// <summary>Sends a frame of a transfer for the command in the foreground.</summary>
    public Task SendFileAsync(byte[] data) => _connection.SendAsync(FrameType.GenFile, Foreground.ShouldNotBeNull(), data);

    /// <summary>Types a line and each answer when it is asked for; ends when the prompt is back.</summary>
    /// <returns>What was shown meanwhile.</returns>
    public async Task<string> RunAsync(string line, params string[] secrets)
    {
        var shown = Screen.Count;
        await TypeAsync(line);
        foreach (var secret in secrets)
        {
            await UntilAsync(() => HidesInput, $"a hidden prompt of '{line}'");
            await TypeAsync(secret);
        }

        await PromptAsync();
        return string.Concat(Screen.Skip(shown).Select(entry => entry.Text));
    }

    /// <summary>Ctrl-C: asks the command named <c>term</c> to end the one in the foreground, and waits for <c>term</c> (P-15.4).</summary>
    public async Task InterruptAsync()
    {
        var target = Foreground.ShouldNotBeNull();
        var term = Find("term");
        Foreground = term.Id;
        HidesInput = false;
        await _connection.SendAsync(FrameType.CmdId, term.Id, CommandIdPayload.ToArray(target));
        await PromptAsync();
    }

    /// <summary>Waits until no command is in the foreground.</summary>
    public Task PromptAsync() => UntilAsync(() => Foreground is null, $"the end of command {Foreground}");

    /// <summary>Waits until a command of that name is known.</summary>
    public Task CommandAsync(string name) => UntilAsync(() => Knows(name), $"NEW_CMD of {name}");

    public bool Knows(string name) => _commands.Values.Any(command => command.Name == name);

    public CmdrCommand Find(string name) => _commands.Values.FirstOrDefault(command => command.Name == name)
        ?? throw new InvalidOperationException($"the client knows no command {name}");

    /// <summary>Reads until something is so; the end of the connection counts as progress only if it makes it so.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        while (!condition())
        {
            IsConnected.ShouldBeTrue($"disconnected while waiting for {what}");
            if (await _connection.ReadFrameAsync(what) is { } frame)
                await AcceptAsync(frame);
            else
                Disconnected();
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Disconnected()
    {
        IsConnected = false;
        Foreground = null;
    }

    private async Task AcceptAsync(MrciFrame frame)
    {
        if (frame.Type == FrameType.Idle)
            Idles[frame.CommandId] = Idles.GetValueOrDefault(frame.CommandId) + 1;

        switch ((AsyncCommand)frame.CommandId)
        {
            case AsyncCommand.Rdy or AsyncCommand.ExeCrash:
                if (frame.Type is FrameType.Text or FrameType.Err)
                    Screen.Add((frame.Type, frame.Text));
                Foreground = null; // P-15.2
                break;
            case AsyncCommand.SysMsg when frame.Type is FrameType.Text or FrameType.BigText or FrameType.Err:
                Screen.Add((frame.Type, frame.Text));
                break;
            case AsyncCommand.SysMsg when frame.Type == FrameType.HostCert:
                await _connection.WrapAsync(stream => CmdrTls.StartAsync(stream, frame.Payload.ToArray(), _typedAddress));
                IsEncrypted = true;
                break;
            case AsyncCommand.AddCmd when frame.Type == FrameType.NewCmd && frame.Payload.Length >= NewCommandSize:
                Learn(frame.Payload.Span);
                break;
            case AsyncCommand.RmCmd when CommandIdPayload.TryRead(frame.Payload.Span, out var removed):
                _commands.Remove(removed);
                if (Foreground == removed)
                    Foreground = null;
                break;
            default:
                AcceptOutput(frame);
                break;
        }
    }

    private void AcceptOutput(MrciFrame frame)
    {
        if (frame.CommandId != Foreground)
        {
            Ignored.Add(frame);
            return;
        }

        switch (frame.Type)
        {
            case FrameType.Text or FrameType.BigText or FrameType.Err:
                Screen.Add((frame.Type, frame.Text));
                break;
            case FrameType.PrivText:
                Screen.Add((frame.Type, frame.Text));
                HidesInput = true;
                break;
            case FrameType.GenFile:
                FileFrames.Add(frame.Payload.ToArray());
                break;
            case FrameType.Idle:
                Foreground = null;
                break;
            default:
                Ignored.Add(frame);
                break;
        }
    }

    // A NEW_CMD for an id it has is ignored (P-15.4).
    private void Learn(ReadOnlySpan<byte> payload)
    {
        _ = CommandIdPayload.TryRead(payload[..2], out var id);
        _commands.TryAdd(id, new CmdrCommand(id, MrciText.Decode(payload[3..NewCommandSize]).Trim(), payload[2] != 0));
    }
}
