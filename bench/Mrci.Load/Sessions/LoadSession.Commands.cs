using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Load.Sessions;

internal sealed partial class LoadSession
{
    // No loader hands out this id, so the host answers it with ERR and IDLE (P-2.9).
    private const ushort UnknownCommand = ushort.MaxValue;

    private static readonly byte[] Fence = FrameWriter.ToArray(FrameType.Text, UnknownCommand, []);

    private readonly Dictionary<string, ushort> _commands = new(StringComparer.Ordinal);

    /// <summary>Number of commands that the session has learned from NEW_CMD frames and not lost again.</summary>
    public int CommandCount => _commands.Count;

    /// <summary>The id of a command as the host announced it (P-3.10).</summary>
    /// <exception cref="LoadException">The host has not announced such a command.</exception>
    public ushort IdOf(string command) =>
        _commands.TryGetValue(command, out var id) ? id : throw new LoadException($"The host offers no command {command} to this session.");

    /// <summary>Waits until all NEW_CMD and RM_CMD frames that are due have come (P-5.13).</summary>
    /// <returns>Number of cast frames that came meanwhile.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        await SendAsync(Fence, cancellation);
        var casts = 0;
        while (true)
        {
            var frame = await ReceiveAsync(cancellation);
            if (frame is { Type: FrameType.Idle, CommandId: UnknownCommand })
                return casts;
            casts += frame.CommandId == (ushort)AsyncCommand.Cast ? 1 : 0;
            Learn(frame);
        }
    }

    /// <summary>Reads until the session knows <paramref name="count"/> commands; sends nothing.</summary>
    public async Task LearnAsync(int count, CancellationToken cancellation)
    {
        while (_commands.Count < count)
            Learn(await ReceiveAsync(cancellation));
    }

    /// <summary>Whether the host has announced a command of this name to this session.</summary>
    public bool Knows(string command) => _commands.ContainsKey(command);

    /// <summary>Reads until the host announces a command; sends nothing.</summary>
    public async Task LearnAsync(string command, CancellationToken cancellation)
    {
        while (!Knows(command))
            Learn(await ReceiveAsync(cancellation));
    }

    /// <summary>Runs a command to its IDLE.</summary>
    /// <param name="command">Name of the command.</param>
    /// <param name="arguments">Its argument text.</param>
    /// <param name="answers">Answers to its PRIV_TEXT prompts, in order; some may remain.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LoadException">The command answered with an error, or asked more than there are answers.</exception>
    public async Task RunAsync(string command, string arguments, IReadOnlyList<string> answers, CancellationToken cancellation)
    {
        var id = IdOf(command);
        var given = 0;
        await SendAsync(FrameWriter.TextToArray(FrameType.Text, id, arguments), cancellation);
        while (true)
        {
            var frame = await ReceiveAsync(cancellation);
            if (frame.CommandId != id)
            {
                Learn(frame);
            }
            else if (frame.Type == FrameType.Idle)
            {
                return;
            }
            else if (frame.Type == FrameType.Err)
            {
                throw new LoadException($"{command} {arguments}: {frame.ReadText()}");
            }
            else if (frame.Type == FrameType.PrivText)
            {
                if (given == answers.Count)
                    throw new LoadException($"{command} {arguments} asks for more: {frame.ReadText()}");
                await SendAsync(FrameWriter.TextToArray(FrameType.Text, id, answers[given++]), cancellation);
            }
        }
    }

    /// <summary>Reads on to a frame of a command, whatever comes before it.</summary>
    /// <param name="id">Id of the command.</param>
    /// <param name="type">Type of the frame.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LoadException">The command has ended without one.</exception>
    public async Task ReadToAsync(ushort id, FrameType type, CancellationToken cancellation)
    {
        while (true)
        {
            var frame = await ReceiveAsync(cancellation);
            if (frame.CommandId != id)
                Learn(frame);
            else if (frame.Type == type)
                return;
            else if (frame.Type == FrameType.Idle)
                throw new LoadException($"Command {id} has ended without {type}.");
        }
    }

    /// <summary>Logs in and learns the commands of the user (P-10.1, P-4.15).</summary>
    /// <param name="user">User name.</param>
    /// <param name="answers">The password, then the new one if the account demands it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task LoginAsync(string user, IReadOnlyList<string> answers, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        await RunAsync("auth", new ArgumentWriter().Add("-user", user).ToString(), answers, cancellation);
        await CatchUpAsync(cancellation);
    }

    private void Learn(in Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.NewCmd when NewCommand.TryRead(frame.Payload.ToArray(), out var command):
                _commands[command.Name] = command.CommandId;
                break;
            case FrameType.CmdId when frame.CommandId == (ushort)AsyncCommand.RmCmd
                && CommandIdPayload.TryReadTarget(frame.Payload, out var gone) && gone is not null:
                Forget(gone.Value);
                break;
            default:
                break;
        }
    }

    private void Forget(ushort id)
    {
        foreach (var (name, known) in _commands)
        {
            if (known == id)
                _commands.Remove(name);
        }
    }
}
