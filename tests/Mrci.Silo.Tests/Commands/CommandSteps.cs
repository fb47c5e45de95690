using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Steps of the tests of single commands.</summary>
internal static class CommandSteps
{
    /// <summary>A check fails: exactly one ERR, then IDLE, and nothing else (C-0.4).</summary>
    public static async Task FailsAsync(this MrciClient client, string line) =>
        (await client.RefusedAsync(line)).Frames.Count.ShouldBe(1, line);

    /// <summary>The command succeeds in silence: nothing but IDLE (C-GEN.4).</summary>
    public static async Task SilentAsync(this MrciClient client, string line) => (await client.DoAsync(line)).Frames.ShouldBeEmpty(line);

    /// <summary>Runs a command with answers and returns the types of its frames, adjacent TEXT frames taken as one (C-GEN.16).</summary>
    public static async Task<IReadOnlyList<FrameType>> TypesAsync(
        this MrciClient client, string name, string arguments, params string[] answers)
    {
        var result = await client.RunAsync(name, arguments, answers).Within($"the IDLE of {name}");
        var types = new List<FrameType>();
        foreach (var frame in result.Frames)
        {
            if (frame.Type != FrameType.Text || types.Count == 0 || types[^1] != FrameType.Text)
                types.Add(frame.Type);
        }

        return types;
    }

    /// <summary>Starts a command that asks for a secret and returns when it waits.</summary>
    public static async Task<CommandRun> AskedAsync(this MrciClient client, string name, string arguments = "")
    {
        var run = await client.StartAsync(name, arguments);
        await run.UntilAsync(FrameType.PrivText);
        return run;
    }

    /// <summary>Answers a command that asks for a secret and reads on to the next prompt.</summary>
    public static async Task AnsweredAsync(this CommandRun run, string answer)
    {
        await run.SendAsync(answer);
        await run.UntilAsync(FrameType.PrivText);
    }

    /// <summary>Reads its frames up to one of a type.</summary>
    public static async Task UntilAsync(this CommandRun run, FrameType type) =>
        (await run.SendsAsync(type)).ShouldBeTrue($"command {run.CommandId} ended without {type}");

    /// <summary>Reads its frames up to one of a type or to its end.</summary>
    /// <returns>False when it ended first.</returns>
    public static Task<bool> SendsAsync(this CommandRun run, FrameType type)
    {
        return ReadAsync().Within($"a {type} of command {run.CommandId}");

        async Task<bool> ReadAsync()
        {
            await foreach (var frame in run.Frames)
            {
                if (frame.Type == type)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The cells of a table: its rows without headings (C-TBL.1).</summary>
    public static async Task<string[][]> RowsAsync(this MrciClient client, string line) => Rows((await client.DoAsync(line)).Text)[2..];

    /// <summary>All lines of a table: names, dashes, rows. Cells here have no blanks.</summary>
    public static string[][] Rows(string table) => [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>
    /// The next notification of a kind about a channel says what is expected, argument for argument (P-7.0.7). A session that serves several tests may
    /// not have heard the last of their channels, which have other names.
    /// </summary>
    public static async Task IsToldAsync(this MrciClient client, AsyncCommand command, string text)
    {
        var channel = text[..(text.IndexOf('"', text.IndexOf('"') + 1) + 1)];
        string told;
        do
            told = (await client.NotificationAsync(command)).Text;
        while (!told.StartsWith(channel, StringComparison.Ordinal));
        told.ShouldBe(text);
    }

    /// <summary>
    /// Whether a command succeeds that races with others: it ends with nothing but IDLE, or with exactly one ERR before it (C-0.4).
    /// </summary>
    public static async Task<bool> SucceedsAsync(this MrciClient client, string line)
    {
        var result = await client.RunAsync(line).Within($"the IDLE of '{line}'");
        result.Frames.Count.ShouldBe(result.IsError ? 1 : 0, line);
        return !result.IsError;
    }

    /// <summary>Everything that has arrived because of what this client has done.</summary>
    public static async Task<IReadOnlyList<MrciFrame>> NotificationsAsync(this MrciClient client)
    {
        await client.SynchronizeAsync().Within("the mark of a synchronisation");
        var frames = new List<MrciFrame>();
        while (client.TryReadNotification(out var frame))
            frames.Add(frame);
        return frames;
    }
}
